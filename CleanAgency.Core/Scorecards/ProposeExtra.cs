using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

[Needs(Permission.Score)]
public sealed record ProposeExtra(Guid Id, Guid CardId, int Epoch, DateTime At, ProposedExtra Content) : CardTap(Id, CardId, Epoch, At);

internal sealed class ProposeExtraHandler(ScoringDesk desk, SchemeShelf shelf, IAppDb db) : IRequestHandler<ProposeExtra, TapAnswer>
{
    public async Task<TapAnswer> Handle(ProposeExtra tap, CancellationToken ct)
    {
        var card = await desk.OpenCard(tap, ct);
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(card.RoundId, ct);
        var rule = (await shelf.Of(db, round.SchemeId!.Value, ct)).Extra(tap.Content.Rule);
        var proposal = new ExtraProposal(tap, rule, tap.Content.CheckedFor(rule), desk.Hand);
        (await db.Set<ExtraProposal>().Where(e => e.CardId == card.Id).ToListAsync(ct)).RefuseSameFact(proposal, round);
        db.Set<ExtraProposal>().Add(proposal);
        return TapAnswer.OfCard;
    }
}

[Needs(Permission.Score)]
public sealed record WithdrawExtra(Guid Id, Guid CardId, int Epoch, DateTime At, Guid Extra, string Reason) : CardTap(Id, CardId, Epoch, At);

internal sealed class WithdrawExtraHandler(ScoringDesk desk, IAppDb db) : IRequestHandler<WithdrawExtra, TapAnswer>
{
    public async Task<TapAnswer> Handle(WithdrawExtra tap, CancellationToken ct)
    {
        var card = await desk.OpenCard(tap, ct);
        (await db.Set<ExtraProposal>().Where(e => e.CardId == card.Id).FindOrRefuse(tap.Extra, ct)).Withdraw(tap.Reason, desk.Hand);
        return TapAnswer.OfCard;
    }
}

internal static class SameFactOnce
{
    public static void RefuseSameFact(this IEnumerable<ExtraProposal> others, ExtraProposal proposal, Round round)
    {
        if (round.Policy!.SameFactOnce && others.FirstOrDefault(other => other.Id != proposal.Id && other.SameFact(proposal.Fact)) is { } same && proposal.SameFact(proposal.Fact))
        {
            throw new RuleBroken("Scorecards.SameFact", same.Code);
        }
    }
}
