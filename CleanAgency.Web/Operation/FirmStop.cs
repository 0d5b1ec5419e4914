namespace CleanAgency.Web.Operation;

/// <summary>
/// A stop takes five seconds at most, whatever is still going on: closing a connection waits for its circuit, and that for its
/// command. What is not committed by then is rolled back; the screen's next try under the same id does it once.
/// </summary>
internal static class FirmStop
{
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(4600);

    public static async Task RunAndStop(this WebApplication app) => await await Task.WhenAny(app.RunAsync(), Overdue(app.Lifetime.ApplicationStopping));

    private static async Task Overdue(CancellationToken stopping)
    {
        // Not by Register: callbacks run one after the other, and SignalR's waits for the connections.
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = ThreadPool.RegisterWaitForSingleObject(stopping.WaitHandle, (_, _) => signal.TrySetResult(), null, Timeout.Infinite, executeOnlyOnce: true);
        await signal.Task;
        waiting.Unregister(null);
        await Task.Delay(Most, CancellationToken.None);
    }
}
