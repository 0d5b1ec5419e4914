using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>The leader's decision, online only. What is accepted counts; what is refused is kept with the reason.</summary>
/// <param name="Reason">文号 where it is accepted, else why not.</param>
/// <param name="Zeroes">The codes of the items that a negative rule is about, if it makes such items count nothing.</param>
[Needs(Permission.DecideExtras)]
public sealed record DecideExtra(Guid CardId, Guid ExtraId, bool Accepted, string Reason, IReadOnlyList<string> Zeroes) : Command, IAbout<Scorecard>, ILane
{
    Guid IAbout<Scorecard>.RowId => CardId;

    string ILane.Lane => CardLane.Of(CardId);
}

internal sealed class DecideExtraHandler(ScoringDesk desk, SchemeShelf shelf, CardLock locks, IAppDb db) : IRequestHandler<DecideExtra>
{
    public async Task<Unit> Handle(DecideExtra command, CancellationToken ct)
    {
        var card = await db.Set<Scorecard>().FindOrRefuse(command.CardId, ct);
        card.RefuseDecision();
        var proposal = await db.Set<ExtraProposal>().Where(e => e.CardId == card.Id).FindOrRefuse(command.ExtraId, ct);
        if (!command.Accepted)
        {
            proposal.Refuse(command.Reason, desk.Hand);
        }
        else
        {
            await Accept(command, card, proposal, ct);
        }

        if (card.BeingCorrected)
        {
            await locks.LockIfAnswered(card, ct);
        }

        return Unit.Value;
    }

    private async Task Accept(DecideExtra command, Scorecard card, ExtraProposal proposal, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(card.RoundId, ct);
        var scheme = await shelf.Of(db, round.SchemeId!.Value, ct);
        // An anchor unit has two cards, whose groups do not know of each other.
        var accepted = await db.Set<ExtraProposal>().Where(e => e.State == ExtraState.Accepted && db.Set<Scorecard>().Any(c => c.Id == e.CardId && c.RoundId == card.RoundId && c.UnitId == card.UnitId)).ToListAsync(ct);
        accepted.RefuseSameFact(proposal, round);
        proposal.Accept(command.Reason, scheme.Codes(command.Zeroes), scheme.Extra(proposal.RuleId), desk.Hand);
    }
}
