using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Jobs;

/// <summary>Its moments pass without a run, until it is taken up again; a run under way goes on.</summary>
[Needs(Permission.ManageJobs)]
[EveryRow("schedules are the house's own, and the same for everyone")]
public sealed record PauseSchedule(string Schedule) : Command;

internal sealed class PauseScheduleHandler(IAppDb db, ISchedules schedules, Actor actor, Clock clock) : IRequestHandler<PauseSchedule>
{
    public async Task<Unit> Handle(PauseSchedule command, CancellationToken ct)
    {
        (await db.ScheduleOf(schedules, command.Schedule, ct)).Pause(actor.Name, clock.Now);
        return Unit.Value;
    }
}

[Needs(Permission.ManageJobs)]
[EveryRow("schedules are the house's own, and the same for everyone")]
public sealed record ResumeSchedule(string Schedule) : Command;

internal sealed class ResumeScheduleHandler(IAppDb db, ISchedules schedules, Clock clock) : IRequestHandler<ResumeSchedule>
{
    public async Task<Unit> Handle(ResumeSchedule command, CancellationToken ct)
    {
        (await db.ScheduleOf(schedules, command.Schedule, ct)).Resume(clock.Now);
        return Unit.Value;
    }
}
