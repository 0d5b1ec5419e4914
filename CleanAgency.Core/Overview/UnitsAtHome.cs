using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

internal sealed class UnitsAtHome(Rows<SupervisedUnit> rows, Actor actor, Clock clock)
{
    private IQueryable<SupervisedUnit> Active => rows.Visible.Matching(new(), clock.Today);

    /// <summary>For a liaison, who sees one unit and not the district.</summary>
    public async Task<Home.Unit?> Own(CancellationToken ct) =>
        actor.Has(Permission.SeeUnits) && !actor.Has(Permission.SeeEveryUnit)
            ? await rows.Visible.Where(u => u.Id == actor.UnitId)
                .Select(u => new Home.Unit(u.Id, u.Name, u.Leader, u.Headcount, u.Address, Active.Count(below => below.ParentId == u.Id))).SingleOrDefaultAsync(ct)
            : null;

    /// <summary>For who looks after the district. The system administrator sees units only to place people in them.</summary>
    public async Task<IReadOnlyList<Home.Group>?> Categories(CancellationToken ct) =>
        actor.Has(Permission.SeeEveryUnit) && !actor.Has(Permission.ManagePeople)
            ? await Active.GroupBy(u => u.Category).OrderBy(g => g.Min(u => u.Sequence))
                .Select(g => new Home.Group(g.Key, g.Count(), g.Sum(u => u.Headcount))).ToListAsync(ct)
            : null;
}
