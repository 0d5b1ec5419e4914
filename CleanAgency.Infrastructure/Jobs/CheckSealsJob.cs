using CleanAgency.Core.Access;
using CleanAgency.Core.Scorecards;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>Every night: does each locked card still say what it said when it was locked?</summary>
[DisallowConcurrentExecution]
internal sealed class CheckSealsJob(Courier courier, ILogger<CheckSealsJob> log) : IJob
{
    public const string Cron = "0 40 2 * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var found = (await courier.SendAsMachine(new CheckSeals(), "timetable", Permission.CheckSeals, cancellationToken)).Answer!;
        if (found.Altered.Count > 0)
        {
            log.LogCritical("{Count} locked cards have been altered: {Cards}", found.Altered.Count, string.Join(", ", found.Altered));
        }
        else
        {
            log.LogInformation("The seals of {Locked} locked cards hold", found.Locked);
        }
    }
}
