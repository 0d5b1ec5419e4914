using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Jobs;

/// <summary>Every schedule: what it does and when, how it went last, and when it comes next.</summary>
[Needs(Permission.ManageJobs)]
[EveryRow("schedules are the house's own, and the same for everyone")]
public sealed record ScheduleList : Query<IReadOnlyList<ScheduleList.Row>>
{
    /// <param name="NextAt">None while it rests.</param>
    public sealed record Row(string Name, string Cron, DateTime? NextAt, string? PausedBy, DateTime? PausedAt, JobHistory.Row? Last);
}

internal sealed class ScheduleListHandler(IAppDb db, ISchedules schedules, Clock clock) : IRequestHandler<ScheduleList, IReadOnlyList<ScheduleList.Row>>
{
    public async Task<IReadOnlyList<ScheduleList.Row>> Handle(ScheduleList query, CancellationToken ct)
    {
        var (names, runs) = (schedules.Names.ToList(), db.Set<JobRequest>().AsNoTracking());
        var last = await runs.Where(j => names.Contains(j.Kind) && !runs.Any(later => later.Kind == j.Kind && later.AskedAt > j.AskedAt)).Select(JobHistory.AsRow).ToListAsync(ct);
        var kept = await db.Set<Schedule>().AsNoTracking().ToDictionaryAsync(s => s.Name, ct);
        return [.. names.Select(Row)];

        ScheduleList.Row Row(string name)
        {
            var rests = kept.GetValueOrDefault(name) is { Paused: true } paused ? paused : null;
            return new(name, schedules.CronOf(name), rests is null ? schedules.NextAfter(name, clock.Now) : null, rests?.PausedBy, rests?.PausedAt, last.Find(j => j.Kind == name));
        }
    }
}
