using System.Globalization;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Offline;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>Offline/ChaosTests.cs for many seeds and longer. It ends with an error when anything was lost, doubled or put in another order.</summary>
internal static class ChaosRuns
{
    private const int Steps = 150;

    public static async Task Run(int seeds)
    {
        var chromium = new Chromium();
        await chromium.InitializeAsync();
        var (promised, broken) = (0, 0);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var begin = TimeProvider.System.GetTimestamp();
            var run = await Chaos.Run(chromium.Playwright, seed, Steps);
            promised += run.Promised;
            broken += run.Lost.Count + Math.Abs(run.Twice) + run.Disordered.Count + run.Refused;
            Print($"seed {seed}: {run.Promised} promised, {run.Lost.Count} lost, {run.Twice} twice, {run.Disordered.Count} lanes out of order, {run.Refused} refused; {run.ServerDeaths} times the server died, {run.BrowserDeaths} times the browser; {TimeProvider.System.GetElapsedTime(begin).TotalSeconds:N0} s");
        }

        await chromium.DisposeAsync();
        Print($"{promised} promised taps in {seeds} runs, {broken} broken promises");
        Environment.ExitCode = broken == 0 ? 0 : 1;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
