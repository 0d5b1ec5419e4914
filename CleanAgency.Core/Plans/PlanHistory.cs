using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Plans;

/// <summary>What came to somebody's part and what left it with one version, since when and why.</summary>
internal sealed record PlanTurn(Guid Version, IReadOnlyList<Guid> Came, IReadOnlyList<Guid> Left, DateTime At, string Reason);

/// <summary>The versions of a round that are or were in force, the newest first. A version that leaves somebody's part alone does not hide what an earlier one changed in it.</summary>
internal sealed class PlanHistory(IReadOnlyList<AssignmentPlan> versions)
{
    public AssignmentPlan InForce => versions[0];

    public static async Task<PlanHistory> Of(IAppDb db, Guid roundId, CancellationToken ct) =>
        new(await db.Set<AssignmentPlan>().AsNoTracking().Include(p => p.Seats).Where(p => p.RoundId == roundId && p.PublishedAt != null).OrderByDescending(p => p.PublishedAt).ToListAsync(ct));

    /// <summary>In the units of one group.</summary>
    public IEnumerable<PlanTurn> TurnsOf(Guid group) => Turns(seats => seats.Where(s => s.GroupId == group || s.SecondGroupId == group).Select(s => s.UnitId));

    /// <summary>In the groups that come to one unit.</summary>
    public IEnumerable<PlanTurn> TurnsOfUnit(Guid unit) => Turns(seats => seats.Where(s => s.UnitId == unit).SelectMany(s => new[] { s.GroupId, s.SecondGroupId }).OfType<Guid>());

    private IEnumerable<PlanTurn> Turns(Func<IEnumerable<Seat>, IEnumerable<Guid>> part) =>
        from pair in versions.Zip(versions.Skip(1), (after, before) => (after, now: part(after.Seats).ToList(), was: part(before.Seats).ToList()))
        let came = pair.now.Except(pair.was).ToList()
        let left = pair.was.Except(pair.now).ToList()
        where came.Count + left.Count > 0
        select new PlanTurn(pair.after.Id, came, left, pair.after.PublishedAt!.Value, pair.after.Reason ?? "");
}
