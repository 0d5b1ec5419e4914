using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Jobs;

/// <summary>Now and not only at its next moment; a paused one too. It acts with the rights of the schedule, not of who asks.</summary>
[Needs(Permission.ManageJobs)]
[EveryRow("schedules are the house's own, and the same for everyone")]
public sealed record RunSchedule(string Schedule) : Command<Guid>, ILane
{
    string ILane.Lane => "jobs";
}

internal sealed class RunScheduleHandler(IAppDb db, ISchedules schedules, Actor actor, Clock clock) : IRequestHandler<RunSchedule, Guid>
{
    public async Task<Guid> Handle(RunSchedule command, CancellationToken ct)
    {
        if (!schedules.Names.Contains(command.Schedule))
        {
            throw new RuleBroken("Common.Gone");
        }

        if (await db.HasOpenJob(command.Schedule, Guid.Empty, ct))
        {
            throw new RuleBroken("Jobs.Another");
        }

        return db.Set<JobRequest>().Add(JobRequest.Run(command.Schedule, null, actor, clock.Now)).Entity.Id;
    }
}
