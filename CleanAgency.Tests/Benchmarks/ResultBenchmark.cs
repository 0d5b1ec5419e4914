using System.Diagnostics;
using System.Globalization;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
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
        List<Guid> units = await Fill(agency);
        Print($"{"rounds",7}{"item rows",11}{"raw read ms",13}{"figures ms",12}{"of raw",8}{"outcome ms",12}{"explain ms",12}{"review list ms",16}");
        for (var n = 1; n <= Rounds; n++)
        {
            var round = await Fill(agency, n, scheme, units);
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

    private static Task<List<Guid>> Fill(Agency agency) => agency.Do(async (AppDb db) =>
    {
        List<SupervisedUnit> units = [.. Enumerable.Range(1, Units).Select(n => new SupervisedUnit(
            $"B{n:D4}", Office.Profile($"区第{n}街道办事处", n % 4 == 0 ? "党群综合类" : "经济发展类") with { Sequence = 100 + n, Leader = "程示文", Area = "临江片" }, null, "程示文", DateTime.UtcNow))];
        db.AddRange(units);
        await db.SaveChangesAsync();
        return units.Select(unit => unit.Id).ToList();
    });

    private static async Task<Guid> Fill(Agency agency, int n, Guid scheme, List<Guid> units)
    {
        var coordinator = agency.As("coordinator");
        var round = await coordinator.Send(new PlanRound($"B{n}", Office.Period, CopyLast: false));
        var group = await coordinator.Send(new FormGroup(round, 1, "第1组", agency.Unit("U02"), 8, agency.Person("inspector")));
        await coordinator.Send(new EditRound(round, RoundField.Scheme, scheme.ToString(), int.MaxValue));
        await coordinator.Send(new ChooseScope(round, units, In: true));
        await coordinator.Send(new StartGrouping(round));
        await agency.Do(async (AppDb db) =>
        {
            db.AddRange(units.Select(unit => Locked(new(round, unit, group, second: false, "街道办事处 第1组"))));
            return await db.SaveChangesAsync();
        });
        // A tap each would take hours; what a tap leaves behind is a row.
        await agency.Sql($"""
            insert into ItemScores (Id, CardId, ItemId, Code, Strokes, State, Points, StoredWhy, TouchedAt, Version)
            select upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
                card.Id, item.Id, item.Code, 1, 'Scored', max(10, item.Max - abs(random() % (item.Max / 4 + 1))), '[]', '2026-06-01 08:00:00', 1
            from Scorecards card, Indicators item where card.RoundId = '{round.ToString().ToUpperInvariant()}' and item.SchemeId = '{scheme.ToString().ToUpperInvariant()}'
            """);
        return round;
    }

    private static Scorecard Locked(Scorecard card)
    {
        var at = DateTime.UtcNow;
        card.TakeToDeliberation(at);
        card.BeSigned(at);
        card.SendToUnit(at);
        card.Lock("", at);
        return card;
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
