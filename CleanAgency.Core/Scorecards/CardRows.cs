using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// Who plans or leads sees every card. A member sees those of the own group, and the other group's card of an anchor unit once both
/// are signed. A liaison sees the cards of the own unit once they have been sent there.
/// </summary>
internal sealed class CardRows(IAppDb db) : RowRule<Scorecard>
{
    public override IQueryable<Scorecard> Narrow(IQueryable<Scorecard> rows, Actor actor)
    {
        if (actor.Has(Permission.SeeRounds))
        {
            return rows;
        }

        var (me, own) = (actor.Id, actor.Has(Permission.AnswerFacts) ? actor.UnitId : null);
        var groups = db.Set<SupervisionGroup>().Where(g => g.Members.Any(m => m.PersonId == me && m.Until == null)).Select(g => g.Id);
        return rows.Where(card => groups.Contains(card.GroupId)
            || (card.SignedAt != null && db.Set<Scorecard>().Any(c => c.RoundId == card.RoundId && c.UnitId == card.UnitId && c.SignedAt != null && groups.Contains(c.GroupId)))
            || (card.UnitId == own && (card.Stage == CardStage.AwaitingUnit || card.Stage == CardStage.UnderReview || card.Stage == CardStage.Locked)));
    }
}
