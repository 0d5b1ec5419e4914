using CleanAgency.Core.Jobs;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Tests.Access;

internal static partial class WalkPlan
{
    private static readonly Dictionary<Type, Func<Guid, object>> OfJobs = new()
    {
        [typeof(CancelJob)] = id => new CancelJob(id),
        [typeof(DismissJob)] = id => new DismissJob(id),
        [typeof(RetryJob)] = id => new RetryJob(id),
        [typeof(FailJob)] = id => new FailJob(Guid.NewGuid(), "[]"),
        [typeof(StartDue)] = _ => new StartDue(nameof(PurgeUploads)),
        [typeof(RunSchedule)] = _ => new RunSchedule(nameof(PurgeUploads)),
        [typeof(PauseSchedule)] = _ => new PauseSchedule(nameof(PurgeUploads)),
        [typeof(ResumeSchedule)] = _ => new ResumeSchedule(nameof(PurgeUploads)),
        [typeof(ScheduleList)] = _ => new ScheduleList(),
        [typeof(JobHistory)] = _ => new JobHistory(null, null, 1, 10),
        [typeof(TidyJobs)] = _ => new TidyJobs(),
        [typeof(LatestJob)] = _ => new LatestJob(ProposePlan.Kind, Guid.NewGuid()),
    };
}
