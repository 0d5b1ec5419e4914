namespace CleanAgency.Tests.Benchmarks;

/// <summary>eng/bench.sh [assign|commands|import|page]; without a name all of them. They print ratios of one run; no test asserts a time.</summary>
internal static class Bench
{
    private static readonly Dictionary<string, Func<Task>> All = new()
    {
        ["assign"] = AssignBenchmark.Run,
        ["commands"] = CommandBenchmark.Run,
        ["import"] = ImportBenchmark.Run,
        ["page"] = PageBenchmark.Run,
    };

    private static async Task Main(string[] args)
    {
        // The one process that tests kill: Operation/KillTests.cs.
        if (args is [nameof(Operation.Writer), var database])
        {
            await Operation.Writer.Run(database);
            return;
        }

        foreach (var name in args.Length == 0 ? [.. All.Keys] : args)
        {
            Console.WriteLine($"== {name}");
            await All[name]();
        }
    }
}
