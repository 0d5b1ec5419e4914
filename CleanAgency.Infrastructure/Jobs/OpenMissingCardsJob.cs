using CleanAgency.Core.Access;
using CleanAgency.Core.Scorecards;
using Quartz;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>Soon after each start, and never again until the next: only a new version of the product can find cards missing.</summary>
[DisallowConcurrentExecution]
internal sealed class OpenMissingCardsJob(Courier courier) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await courier.SendAsMachine(new OpenMissingCards(), "start", Permission.RunJobs, cancellationToken);
}
