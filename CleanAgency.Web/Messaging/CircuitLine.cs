using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CleanAgency.Web.Messaging;

/// <summary>Whether the browser of this circuit is in reach. A circuit outlives its line for minutes, so that a reload is not needed; what is shown of it to others should not.</summary>
public sealed class CircuitLine : CircuitHandler
{
    public event Action? Turned;

    public bool Up { get; private set; } = true;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Turn(true);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Turn(false);

    private Task Turn(bool up)
    {
        Up = up;
        Turned?.Invoke();
        return Task.CompletedTask;
    }
}
