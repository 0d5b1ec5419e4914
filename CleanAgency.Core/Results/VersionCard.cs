using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Core.Results;

/// <summary>A card to which a version of a result has committed, and who scored it.</summary>
internal sealed record VersionCard(Guid Id, Guid UnitId, Guid GroupId, int Number, string Group, bool Second);

internal static class VersionCards
{
    /// <summary>In the order in which a unit's explanation tells them: the first group's first. A card that was set aside is none of them.</summary>
    public static IQueryable<VersionCard> CardsOf(this IAppDb db, Guid resultId, Guid? unitId = null) =>
        from committed in db.Set<CommittedCard>()
        where committed.ResultId == resultId && (unitId == null || committed.UnitId == unitId)
        join card in db.Set<Scorecard>() on committed.CardId equals card.Id
        join team in db.Set<SupervisionGroup>() on card.GroupId equals team.Id
        orderby card.Second, team.Number
        select new VersionCard(card.Id, card.UnitId, card.GroupId, team.Number, team.Name, card.Second);
}
