using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CleanAgency.Tests.Fixtures;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>eng/circuits beside a server: so many inspectors of the demo district with a page open, idle or scoring. They sign in like people.</summary>
internal sealed class CircuitLoad
{
    private readonly Process generator;
    private readonly TaskCompletionSource tapping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string report = Path.Combine(Path.GetTempPath(), $"circuits{Guid.NewGuid():N}.json");
    private readonly List<string> said = [];

    private CircuitLoad(ServerProcess server, string path, int circuits, string[] accounts, IEnumerable<string> more, params (string Name, int Value)[] settings)
    {
        var folder = Environment.GetEnvironmentVariable("CLEANAGENCY_CIRCUITS") ?? throw new InvalidOperationException("Run it by eng/bench.sh, which brings the load generator.");
        var login = JsonSerializer.Serialize(new { path = "/sign-in", fields = new { password = Office.Password }, users = accounts.Select(account => new { username = account }) });
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardOutput = true };
        // Ten a second, because each of them signs in with a password that is slow to check.
        foreach (var argument in (string[])["circuits.mjs", "--url", new Uri(server.Address, path).ToString(), "--circuits", Text(circuits), "--ramp", Text(circuits / 10), "--timeout", "60", "--pid", Text(server.Id), "--cookie-login", login, "--json", report, .. more])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = Text(value);
        }

        generator = Process.Start(start)!;
        generator.OutputDataReceived += (_, line) => Hear(line.Data);
        generator.BeginOutputReadLine();
    }

    /// <summary>KB of the server's memory for each page that stays open.</summary>
    public static async Task<double> Held(ServerProcess server, string path, int circuits, string[] accounts)
    {
        var report = await new CircuitLoad(server, path, circuits, accounts, ["--hold", "3", "--warm", "5"]).Finish();
        return report.GetProperty("server").GetProperty("rssKBPerIdleCircuit").GetDouble() * circuits;
    }

    /// <summary>Returns once all of them have a card open and begin to tap, each once in so many seconds on average.</summary>
    public static async Task<CircuitLoad> Tapping(ServerProcess server, int circuits, string[] accounts, int every, int seconds)
    {
        var load = new CircuitLoad(server, "scorecards", circuits, accounts, ["--script", "scripts/taps.mjs"], ("PACE", every), ("SECONDS", seconds));
        await load.tapping.Task;
        return load;
    }

    public async Task<JsonElement> Finish()
    {
        await generator.WaitForExitAsync();
        // With 3 it has a report, and in it what went wrong.
        if (generator.ExitCode is not (0 or 3))
        {
            throw new InvalidOperationException($"The load ended with code {generator.ExitCode}.\n{string.Join('\n', said)}");
        }

        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        File.Delete(report);
        generator.Dispose();
        return document.RootElement.Clone();
    }

    private void Hear(string? line)
    {
        said.Add(line ?? "");
        if (line == "tapping")
        {
            tapping.TrySetResult();
        }
        else if (line is null)
        {
            tapping.TrySetException(new InvalidOperationException($"The load ended before it began.\n{string.Join('\n', said)}"));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
