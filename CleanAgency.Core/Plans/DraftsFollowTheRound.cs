using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Plans;

/// <summary>A unit that leaves the round leaves its plans; one that comes stands in them without a group, until somebody places it. Nothing has been announced by then.</summary>
internal sealed class SeatsFollowTheScope(IAppDb db) : INotificationHandler<ScopeChanged>
{
    public async Task Handle(ScopeChanged changed, CancellationToken ct)
    {
        var plans = await db.Set<AssignmentPlan>().Include(p => p.Seats).Where(p => p.RoundId == changed.RoundId).ToListAsync(ct);
        if (plans.Count > 0)
        {
            // The round is changed in this very commit, so it is asked and not the database.
            var round = await db.Set<Round>().Include(r => r.Units).FindOrRefuse(changed.RoundId, ct);
            plans.ForEach(plan => plan.Follow([.. round.Units.Select(u => u.UnitId)]));
        }
    }
}

/// <summary>A group that is dissolved leaves its units without one, and what was ruled about it has no object any more.</summary>
internal sealed class SeatsLetGoOfAGroup(IAppDb db) : INotificationHandler<GroupDissolved>
{
    public async Task Handle(GroupDissolved dissolved, CancellationToken ct)
    {
        var plans = await db.Set<AssignmentPlan>().Include(p => p.Seats).Where(p => p.RoundId == dissolved.RoundId).ToListAsync(ct);
        plans.ForEach(plan => plan.LetGoOf(dissolved.GroupId));
        db.Set<PairRule>().RemoveRange(await db.Set<PairRule>().Where(r => r.GroupId == dissolved.GroupId).ToListAsync(ct));
    }
}
