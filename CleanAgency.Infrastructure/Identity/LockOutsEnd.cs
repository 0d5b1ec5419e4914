using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAgency.Infrastructure.Identity;

/// <summary>Waits for the end of the next lock-out. The row knows when it is, so a server that starts later, or another one, finds it all the same.</summary>
public sealed class LockOutsEnd(IServiceScopeFactory scopes, Courier courier, LiveUpdates live, TimeProvider time, ILogger<LockOutsEnd> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Takes off what has passed.</summary>
    /// <returns>How long until the next one.</returns>
    public async Task<TimeSpan> Round(CancellationToken ct)
    {
        var next = await Next(ct);
        if (next <= time.GetUtcNow())
        {
            await courier.SendAsMachine(new EndLockOuts(), "clock", Permission.RunJobs, ct);
            next = await Next(ct);
        }

        var wait = next is { } end ? end - time.GetUtcNow() : Longest;
        return wait < TimeSpan.Zero ? Pause : wait < Longest ? wait : Longest;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var news = new SemaphoreSlim(0);
        using var listening = live.Listen(LiveUpdates.TopicOf(nameof(Person)), () => news.Release());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await news.WaitAsync(await Round(stoppingToken) + TimeSpan.FromMilliseconds(1), stoppingToken);
                while (news.Wait(0, CancellationToken.None))
                {
                }
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                log.LogError(broken, "A lock-out may have ended without anybody being told; it is tried again");
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task<DateTimeOffset?> Next(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAccounts>().NextLockOutEnd(ct);
    }
}
