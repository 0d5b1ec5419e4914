using System.Diagnostics;
using System.Globalization;
using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Schemes;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>
/// The result of one round of 2,000 units with 25 items each while the database fills up to ten such rounds: reading its figures, adding up and grading,
/// the explanations of all units and the review list, against a raw read of the same rows.
/// </summary>
internal static class ResultBenchmark
{
    private const int Units = 2_000;
    private const int Items = 25;
    private const int Rounds = 10;
    private const int Times = 3;

    public static async Task Run()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Published(agency, items: Items);
        var units = await BigRound.Units(agency, Units);
        Print($"{"rounds",7}{"item rows",11}{"raw read ms",13}{"figures ms",12}{"of raw",8}{"outcome ms",12}{"explain ms",12}{"review list ms",16}");
        for (var n = 1; n <= Rounds; n++)
        {
            var round = await BigRound.Locked(agency, n, scheme, units);
            if (n is 1 or 2 or 5 or Rounds)
            {
                await Measure(agency, n, round);
            }
        }
    }

    private static async Task Measure(Agency agency, int rounds, Guid round)
    {
        var raw = await Best(() => agency.Do(async (AppDb db) => (await db.Set<ItemScore>().Where(item => db.Set<Scorecard>().Any(card => card.Id == item.CardId && card.RoundId == round)).Select(item => new { item.CardId, item.ItemId, item.State, item.Points }).ToListAsync()).Count));
        RoundFigures? figures = null;
        var read = await Best(async () => figures = await agency.Do((FiguresReader reader) => reader.Of(round, default)));
        RoundOutcome? outcome = null;
        var graded = await Best(() => Task.FromResult(outcome = RoundOutcome.Of(figures!, RoundDecisions.None)));
        var explained = await Best(() => Task.FromResult(outcome!.Units.Sum(unit => unit.Explanation.Lines.Count)));
        var review = await Best(() => Task.FromResult(Sensitivity.Of(outcome!).Units.Count));
        var rows = await agency.Do((AppDb db) => db.Set<ItemScore>().CountAsync());
        Print($"{rounds,7}{rows,11:N0}{raw,13:N0}{read,12:N0}{read / raw,8:N1}{graded,12:N0}{explained,12:N0}{review,16:N0}");
    }

    private static async Task<double> Best<T>(Func<Task<T>> work)
    {
        var best = double.MaxValue;
        for (var time = 0; time < Times; time++)
        {
            var clock = Stopwatch.StartNew();
            await work();
            best = Math.Min(best, clock.Elapsed.TotalMilliseconds);
        }

        return best;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
