using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Facts;

/// <summary>What applicability asks about a unit in a round.</summary>
internal static class UnitsInRound
{
    public static UnitCircumstances Circumstances(this SupervisedUnit unit, IEnumerable<UnitFact> facts) =>
        new(MarksOf(unit).ToHashSet(), Showcase: false, facts.ToDictionary(fact => fact.Name, fact => fact.Known));

    public static Task<List<UnitFact>> FactsOf(this IAppDb db, Guid roundId, Guid unitId, CancellationToken ct) =>
        db.Set<UnitFact>().AsNoTracking().Where(fact => fact.RoundId == roundId && fact.UnitId == unitId).ToListAsync(ct);

    private static IEnumerable<UnitMark> MarksOf(SupervisedUnit unit) => new (bool Has, UnitMark Mark)[]
    {
        (unit.Window, UnitMark.Window), (unit.Approval, UnitMark.Approval), (unit.Stations, UnitMark.Stations), (unit.Funds, UnitMark.Funds),
    }.Where(one => one.Has).Select(one => one.Mark);
}
