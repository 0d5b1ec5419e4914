using CleanAgency.Core.Common;
using CleanAgency.Core.Plans;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Visits;

/// <summary>
/// Another plan came into force: visits that lie ahead follow their unit to its new group. Where that group is out at the time, a date that
/// the unit was told stays until the coordinator finds another, with its history; a mere proposal falls. What was visited was visited by whom it was.
/// </summary>
internal sealed class FollowPlanOnPublished(IAppDb db, Clock clock) : INotificationHandler<PlanPublished>
{
    public async Task Handle(PlanPublished published, CancellationToken ct)
    {
        var ahead = await db.Set<Visit>().Where(v => v.RoundId == published.RoundId && v.Date >= clock.Today).OrderBy(v => v.Id).ToListAsync(ct);
        // The plan itself is not saved yet: the database still names the one before.
        var seats = await db.Set<Seat>().Where(s => s.PlanId == published.PlanId).ToDictionaryAsync(s => s.UnitId, ct);
        var moved = ahead.Where(v => !seats.TryGetValue(v.UnitId, out var seat) || (seat.GroupId, seat.SecondGroupId) != (v.GroupId, v.SecondGroupId)).ToList();
        var staying = ahead.Except(moved).ToList();
        foreach (var visit in moved.OrderBy(v => v.ToldAt is null))
        {
            if (seats.TryGetValue(visit.UnitId, out var seat) && seat.GroupId is not null && (visit.ToldAt is not null || !staying.Any(other => other.Slot == visit.Slot && Meet(other, seat))))
            {
                visit.Follow(seat.Place);
                staying.Add(visit);
            }
            else
            {
                db.Set<Visit>().Remove(visit);
            }
        }
    }

    private static bool Meet(Visit visit, Seat seat) =>
        new[] { visit.GroupId, visit.SecondGroupId }.OfType<Guid>().Intersect(new[] { seat.GroupId, seat.SecondGroupId }.OfType<Guid>()).Any();
}
