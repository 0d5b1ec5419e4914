using CleanAgency.Core.Access;
using CleanAgency.Core.Evidence;
using Quartz;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>Every night: files that nothing has named for a month, and bytes whose row is gone.</summary>
[DisallowConcurrentExecution]
internal sealed class TidyEvidenceJob(Courier courier) : IJob
{
    public const string Cron = "0 50 2 * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await courier.SendAsMachine(new TidyEvidence(), "timetable", Permission.RunJobs, cancellationToken);
}
