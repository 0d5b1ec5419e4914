namespace CleanAgency.Core.Common;

/// <summary>The first moment of a stop. What is registered for it is called one after the other, and SignalR's part waits for its connections; whoever may not wait for that listens here.</summary>
public static class StopSignal
{
    public static async Task Of(CancellationToken stopping)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = ThreadPool.RegisterWaitForSingleObject(stopping.WaitHandle, (_, _) => signal.TrySetResult(), null, Timeout.Infinite, executeOnlyOnce: true);
        await signal.Task;
        waiting.Unregister(null);
    }
}
