using CleanAgency.Core.Access;
using CleanAgency.Core.Sheets;
using Quartz;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>Every hour: files that were uploaded for an import and never confirmed do not stay.</summary>
[DisallowConcurrentExecution]
internal sealed class PurgeUploadsJob(Courier courier) : IJob
{
    public const string Cron = "0 10 * * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await courier.SendAsMachine(new PurgeUploads(), "timetable", Permission.RunJobs, cancellationToken);
}
