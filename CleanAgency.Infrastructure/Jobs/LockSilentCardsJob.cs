using CleanAgency.Core.Access;
using CleanAgency.Core.Scorecards;
using Quartz;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>Shortly after midnight: a unit that has let the days for objections pass has agreed.</summary>
[DisallowConcurrentExecution]
internal sealed class LockSilentCardsJob(Courier courier) : IJob
{
    public const string Cron = "0 5 0 * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await courier.SendAsMachine(new LockSilentCards(), "timetable", Permission.RunJobs, cancellationToken);
}
