namespace CleanAgency.Web.Scorecards;

/// <summary>Repeats who is here to the other servers, as long as this one lives.</summary>
internal sealed class PresenceBeat(Presence presence, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Presence.Beat, time);
        try
        {
            while (await beat.WaitForNextTickAsync(stoppingToken))
            {
                presence.Repeat();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops; the others will notice.
        }
    }
}
