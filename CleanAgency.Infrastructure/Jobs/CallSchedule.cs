using CleanAgency.Core.Access;
using CleanAgency.Core.Jobs;
using Quartz;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>All that the engine does: it says that a schedule's moment has come. What is then to be done, by whom and how often, is decided by the rows.</summary>
internal sealed class CallSchedule(Courier courier) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await courier.SendAsMachine(new StartDue(context.JobDetail.Key.Name), "timetable", Permission.RunJobs, cancellationToken);
}
