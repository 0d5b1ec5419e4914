namespace CleanAgency.Tests.Benchmarks;

/// <summary>
/// eng/bench.sh [assign|books|commands|import|notices|page|results|tap [circuits]]; without a name all of them. They print ratios of one run; no test asserts
/// a time. eng/bench.sh chaos [seeds] measures nothing and breaks everything.
/// </summary>
internal static class Bench
{
    private const string Chaos = "chaos";

    private static readonly Dictionary<string, Func<int?, Task>> All = new()
    {
        ["assign"] = _ => AssignBenchmark.Run(),
        ["books"] = _ => BookBenchmark.Run(),
        ["commands"] = _ => CommandBenchmark.Run(),
        ["import"] = _ => ImportBenchmark.Run(),
        ["notices"] = _ => NoticeBenchmark.Run(),
        ["page"] = _ => PageBenchmark.Run(),
        ["results"] = _ => ResultBenchmark.Run(),
        ["tap"] = circuits => TapBenchmark.Run(circuits ?? 300),
        [Chaos] = seeds => ChaosRuns.Run(seeds ?? 5),
    };

    private static async Task Main(string[] args)
    {
        // The processes that tests kill: Operation/KillTests.cs and Notices/Post/DeathTests.cs.
        if (args is [nameof(Operation.Writer), var database])
        {
            await Operation.Writer.Run(database);
            return;
        }

        if (args is [nameof(Notices.Post.Mailer), var outbox])
        {
            await Notices.Post.Mailer.Run(outbox);
            return;
        }

        string[] wanted = args.Length == 0 ? [.. All.Keys.Where(name => name != Chaos)] : args;
        foreach (var (place, name) in wanted.Index().Where(one => All.ContainsKey(one.Item)))
        {
            Console.WriteLine($"== {name}");
            await All[name](int.TryParse(wanted.ElementAtOrDefault(place + 1), out var size) ? size : null);
        }
    }
}
