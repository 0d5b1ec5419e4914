using Microsoft.Extensions.Hosting;

namespace CleanAgency.Infrastructure.Data;

/// <summary>
/// Counts the messages under way, so that a stopping server leaves none half done: the circuit of its sender is gone by then, the
/// handler goes on alone and must be let finish before the process ends.
/// </summary>
internal sealed class RunningMessages : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private int running;

    public IDisposable Enter()
    {
        Interlocked.Increment(ref running);
        return new Left(this);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Not cut short by the host's own patience, which closing the connections may have used up.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        for (var until = DateTime.UtcNow + Patience; Volatile.Read(ref running) > 0 && DateTime.UtcNow < until;)
        {
            await Task.Delay(Look, CancellationToken.None);
        }
    }

    private sealed class Left(RunningMessages messages) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref messages.running);
    }
}
