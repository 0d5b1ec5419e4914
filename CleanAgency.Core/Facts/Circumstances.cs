using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Facts;

internal static class Circumstances
{
    /// <summary>What is known about each of these units in a round, for the question which items are for it.</summary>
    public static async Task<IReadOnlyDictionary<Guid, UnitCircumstances>> CircumstancesOf(this IAppDb db, Guid roundId, IReadOnlyList<SupervisedUnit> units, CancellationToken ct)
    {
        List<Guid> ids = [.. units.Select(unit => unit.Id)];
        var facts = (await db.Set<UnitFact>().AsNoTracking().Where(fact => fact.RoundId == roundId && ids.Contains(fact.UnitId)).ToListAsync(ct)).ToLookup(fact => fact.UnitId);
        return units.ToDictionary(unit => unit.Id, unit => new UnitCircumstances(MarksOf(unit), Showcase: false, facts[unit.Id].ToDictionary(fact => fact.Name, fact => new KnownFact(fact.Value, fact.Whole))));
    }

    private static HashSet<UnitMark> MarksOf(SupervisedUnit unit) =>
    [
        .. unit.Window ? [UnitMark.Window] : Array.Empty<UnitMark>(),
        .. unit.Approval ? [UnitMark.Approval] : Array.Empty<UnitMark>(),
        .. unit.Stations ? [UnitMark.Stations] : Array.Empty<UnitMark>(),
        .. unit.Funds ? [UnitMark.Funds] : Array.Empty<UnitMark>(),
    ];
}
