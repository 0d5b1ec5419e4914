using CleanAgency.Core.Access;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Scorecards;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>After each start, once people are served: what came due while no server was there. The rows remember, so the engine need not.</summary>
public sealed class CatchUp(Courier courier, ISchedules schedules, TimeProvider time, ILogger<CatchUp> log) : BackgroundService
{
    private static readonly TimeSpan FirstServe = TimeSpan.FromSeconds(30);

    public async Task Run(CancellationToken ct)
    {
        // A plan that was published before there were cards, or by a server that died over it.
        await courier.SendAsMachine(new OpenMissingCards(), "start", Permission.RunJobs, ct);
        foreach (var name in schedules.Names)
        {
            await courier.SendAsMachine(new StartDue(name), "timetable", Permission.RunJobs, ct);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(FirstServe, time, stoppingToken);
            await Run(stoppingToken);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            log.LogError(broken, "What was missed could not be caught up; each schedule goes on at its next moment");
        }
    }
}
