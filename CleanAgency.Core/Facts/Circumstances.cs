using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Facts;

/// <summary>What is known about units in a round, for the question which items are for them.</summary>
internal static class Circumstances
{
    public static async Task<IReadOnlyDictionary<Guid, UnitCircumstances>> CircumstancesOf(this IAppDb db, Guid roundId, IReadOnlyList<SupervisedUnit> units, CancellationToken ct)
    {
        List<Guid> ids = [.. units.Select(unit => unit.Id)];
        var facts = (await db.Set<UnitFact>().AsNoTracking().Where(fact => fact.RoundId == roundId && ids.Contains(fact.UnitId)).ToListAsync(ct)).ToLookup(fact => fact.UnitId);
        return units.ToDictionary(unit => unit.Id, unit => unit.In(facts[unit.Id]));
    }

    public static Task<List<UnitFact>> FactsOf(this IAppDb db, Guid roundId, Guid unitId, CancellationToken ct) =>
        db.Set<UnitFact>().AsNoTracking().Where(fact => fact.RoundId == roundId && fact.UnitId == unitId).ToListAsync(ct);

    /// <summary>As the facts of one round show it.</summary>
    public static UnitCircumstances In(this SupervisedUnit unit, IEnumerable<UnitFact> facts) => new(MarksOf(unit), Showcase: false, facts.ToDictionary(fact => fact.Name, fact => fact.Known));

    private static HashSet<UnitMark> MarksOf(SupervisedUnit unit) =>
    [
        .. unit.Window ? [UnitMark.Window] : Array.Empty<UnitMark>(),
        .. unit.Approval ? [UnitMark.Approval] : Array.Empty<UnitMark>(),
        .. unit.Stations ? [UnitMark.Stations] : Array.Empty<UnitMark>(),
        .. unit.Funds ? [UnitMark.Funds] : Array.Empty<UnitMark>(),
    ];
}
