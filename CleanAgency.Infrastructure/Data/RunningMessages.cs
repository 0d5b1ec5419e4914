using Microsoft.Extensions.Hosting;

namespace CleanAgency.Infrastructure.Data;

/// <summary>
/// Counts the messages under way, so that a stopping server leaves none half done: the circuit of its sender is gone by then, the
/// handler goes on alone and must be let finish before the process ends.
/// </summary>
internal sealed class RunningMessages(IHostApplicationLifetime lifetime) : IHostedService, IDisposable
{
    // From the signal on, not from the moment this service is asked to stop: the whole stop stays under five seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private CancellationTokenRegistration signal;
    private DateTime stopped = DateTime.MaxValue;
    private int running;

    public IDisposable Enter()
    {
        Interlocked.Increment(ref running);
        return new Left(this);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        signal = lifetime.ApplicationStopping.Register(() => stopped = DateTime.UtcNow);
        return Task.CompletedTask;
    }

    /// <summary>Not cut short by the host's own patience: what is committed counts, what is not is lost.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref running) > 0 && DateTime.UtcNow - stopped < Patience)
        {
            await Task.Delay(Look, CancellationToken.None);
        }
    }

    public void Dispose() => signal.Dispose();

    private sealed class Left(RunningMessages messages) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref messages.running);
    }
}
