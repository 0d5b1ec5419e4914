using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Jobs;

/// <summary>
/// All that an engine says: this schedule's moment has come, or a server has started and asks what was missed. The last moment that has
/// passed gets its run, once; so several missed ones are caught up together, and two servers may say it both.
/// </summary>
[Needs(Permission.RunJobs)]
[EveryRow("schedules are the house's own, and the same for everyone")]
public sealed record StartDue(string Schedule) : Command, ILane
{
    string ILane.Lane => "jobs";
}

internal sealed class StartDueHandler(IAppDb db, ISchedules schedules, Actor actor, Clock clock) : IRequestHandler<StartDue>
{
    public async Task<Unit> Handle(StartDue command, CancellationToken ct)
    {
        var (now, name) = (clock.Now, command.Schedule);
        var due = schedules.LastUpTo(name, now);
        var kept = await db.Set<Schedule>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == name, ct);
        if (kept?.Wants(due) != false && !await Served(name, due, ct))
        {
            db.Set<JobRequest>().Add(JobRequest.Run(name, due, actor, now));
        }

        return Unit.Value;
    }

    // A run under way, whoever asked for it, does what this one would do.
    private async Task<bool> Served(string name, DateTime due, CancellationToken ct) =>
        await db.HasOpenJob(name, Guid.Empty, ct) || await db.Set<JobRequest>().AnyAsync(j => j.Kind == name && j.DueAt >= due, ct);
}
