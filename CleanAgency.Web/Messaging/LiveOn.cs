using CleanAgency.Core.Common;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Messaging;

/// <summary>
/// Renders nothing. Calls back at once on the first announcement of its topic and then at most every 250 ms, so that ten strokes
/// of a colleague make two reloads.
/// </summary>
public sealed class LiveOn(LiveUpdates live) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource gone = new();
    private IDisposable? listening;
    private string? topic;
    private int waiting;

    [Parameter, EditorRequired] public string Topic { get; set; } = "";

    [Parameter, EditorRequired] public EventCallback Changed { get; set; }

    public void Dispose()
    {
        listening?.Dispose();
        gone.Cancel();
        gone.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (topic == Topic)
        {
            return;
        }

        listening?.Dispose();
        (topic, listening) = (Topic, live.Listen(Topic, Heard));
    }

    // An announcement that comes while one is being answered is answered afterwards, once.
    private void Heard()
    {
        if (Interlocked.Increment(ref waiting) == 1 && !gone.IsCancellationRequested)
        {
            // Not here: whoever announces would carry out the questions of all screens before his own answer goes out.
            _ = Task.Run(() => InvokeAsync(Answer), CancellationToken.None);
        }
    }

    private async Task Answer()
    {
        try
        {
            do
            {
                var answered = Volatile.Read(ref waiting);
                await Changed.InvokeAsync();
                await Task.Delay(Pause, gone.Token);
                if (Interlocked.CompareExchange(ref waiting, 0, answered) == answered)
                {
                    return;
                }
            }
            while (true);
        }
        catch (Exception broken) when (broken is OperationCanceledException or ObjectDisposedException)
        {
            // The screen was closed meanwhile.
        }
        catch (Exception broken)
        {
            // It belongs to this screen, not to the colleague whose change was announced.
            await DispatchExceptionAsync(broken);
        }
    }
}
