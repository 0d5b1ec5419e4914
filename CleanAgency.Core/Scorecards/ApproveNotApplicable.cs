using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>The leader agrees that an item is, or is not, for this unit, against what the conditions found. Said anew, it is asked anew.</summary>
[Needs(Permission.Score)]
public sealed record ApproveNotApplicable(Guid CardId, Guid ItemId) : CardStep(CardId);

internal sealed class ApproveNotApplicableHandler(ScoringDesk desk, IAppDb db, Actor actor, Clock clock) : IRequestHandler<ApproveNotApplicable>
{
    public async Task<Unit> Handle(ApproveNotApplicable command, CancellationToken ct)
    {
        var card = await desk.Led(command.CardId, ct);
        card.RefuseUnless(CardStage.Open, CardStage.Deliberating);
        var claims = await db.Set<Claim>().Where(c => c.CardId == card.Id && c.ItemId == command.ItemId && c.Field == AnswerField.Applies && c.EndedBy == null).ToListAsync(ct);
        (claims.Count == 1 ? claims[0] : throw new RuleBroken("Scorecards.NothingToApprove")).Approve(actor.Name, clock.Now);
        return Unit.Value;
    }
}
