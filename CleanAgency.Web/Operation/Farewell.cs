using CleanAgency.Core.Common;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CleanAgency.Web.Operation;

/// <summary>
/// Tells open screens that the server stops, before it does. SignalR closes their connections in the same event, and the last to
/// register is called first: so this registers when the first screen opens, when SignalR certainly has.
/// </summary>
public sealed class Farewell(IHostApplicationLifetime lifetime, LiveUpdates live) : CircuitHandler, IDisposable
{
    /// <summary>Of this server alone: it is heard here and never carried to others.</summary>
    public const string Topic = "server";

    // Long enough for the banner to leave; a screen draws and sends it in a few milliseconds.
    private static readonly TimeSpan ToDraw = TimeSpan.FromMilliseconds(300);

    private readonly Lock one = new();
    private CancellationTokenRegistration? signal;

    public bool Stopping => lifetime.ApplicationStopping.IsCancellationRequested;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        lock (one)
        {
            signal ??= lifetime.ApplicationStopping.Register(Say);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => signal?.Dispose();

    private void Say()
    {
        live.Hear([Topic]);
        Thread.Sleep(ToDraw);
    }
}
