using CleanAgency.Core.Common;
using Microsoft.AspNetCore.Connections;

namespace CleanAgency.Web.Operation;

/// <summary>
/// A stop takes five seconds at most, whatever is still going on: closing a connection waits for its circuit, and that for its
/// command. What is not committed by then is rolled back; the screen's next try under the same id does it once.
/// </summary>
internal static class FirmStop
{
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(4600);

    /// <returns>The code with which the process ends.</returns>
    public static async Task<int> RunAndStop(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception broken)
        {
            // What has begun beside the door ends as at any other stop, so that the reason stands alone.
            await app.StopAsync();
            if (broken is not IOException { InnerException: AddressInUseException })
            {
                throw;
            }

            await Console.Error.WriteLineAsync($"{broken.Message} Another program listens there, perhaps this one from an earlier start. End it, or name another address: --urls http://127.0.0.1:5081");
            return 1;
        }

        await await Task.WhenAny(Run(app), Overdue(app.Lifetime.ApplicationStopping));
        return 0;
    }

    private static async Task Run(WebApplication app)
    {
        await app.WaitForShutdownAsync();
        await app.DisposeAsync();
    }

    private static async Task Overdue(CancellationToken stopping)
    {
        await StopSignal.Of(stopping);
        await Task.Delay(Most, CancellationToken.None);
    }
}
