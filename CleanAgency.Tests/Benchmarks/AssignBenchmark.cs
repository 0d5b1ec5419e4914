using System.Diagnostics;
using System.Globalization;
using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Tests.Groups.Assigning;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>What a proposal is worth against its lower bound, and how long it takes, at three sizes and with several seeds.</summary>
internal static class AssignBenchmark
{
    public static Task Run()
    {
        Print($"{"units × groups, seed",-26}{"seconds",9}{"broken",8}{"mutual",8}{"heads ±",9}{"bound",7}{"category",10}{"alone",7}{"bound",7}{"cost",7}{"bound",7}{"anchors",9}");
        foreach (var seed in Enumerable.Range(1, 5))
        {
            Measure("demo district 48 × 6", DemoDistrict.R3, seed);
        }

        foreach (var seed in Enumerable.Range(1, 3))
        {
            Measure("planted 300 × 30", RandomDistrict.Planted(seed, 300, 30, 150), seed);
        }

        foreach (var seed in Enumerable.Range(1, 2))
        {
            Measure("planted 2,000 × 100", RandomDistrict.Planted(seed, 2000, 100, 500), seed);
        }

        return Task.CompletedTask;
    }

    private static void Measure(string name, District district, int seed)
    {
        var clock = Stopwatch.StartNew();
        var proposal = Proposer.Propose(district.Problem, new(seed, district.Groups.Count));
        var seconds = clock.Elapsed.TotalSeconds;
        var (found, goals, bound) = (proposal.Measures!, proposal.Measures!.Goals, proposal.Measures!.LowerBound);
        Print($"{$"{name}, {seed}",-26}{seconds,9:N1}{found.Broken.Count,8}{goals.MutualPairs,8}{goals.HeadSpread,9}{bound.HeadSpread,7}{goals.CategoryDeviation,10}{goals.LoneInArea,7}{bound.LoneInArea,7}{found.Cost,7}{found.CostBound,7}{proposal.Plan!.Anchors.Count,9}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
