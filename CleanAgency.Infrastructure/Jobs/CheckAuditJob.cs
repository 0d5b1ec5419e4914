using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>Every night: does the chain still hold? The question itself lives in Core; the head in the log is the day's anchor outside of the database.</summary>
[DisallowConcurrentExecution]
internal sealed class CheckAuditJob(Courier courier, ILogger<CheckAuditJob> log) : IJob
{
    public const string Cron = "0 30 2 * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var found = (await courier.SendAsMachine(new VerifyAuditChain(), "timetable", Permission.ReadAudit, cancellationToken)).Answer!;
        if (found.Intact)
        {
            log.LogInformation("The audit chain is intact: {Sealed} sealed, head {Head}", found.Sealed, found.Head);
        }
        else
        {
            log.LogCritical("The audit chain is broken ({Break}) at position {Position}, entry {Entry}", found.Break, found.At, found.EntryId);
        }
    }
}
