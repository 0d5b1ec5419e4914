using System.Globalization;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>
/// The units page with 50 of 300 rows, and the board with 300 units, against a blank Blazor page, in the same browser on the same server:
/// bytes of a cold load, and the time from a click to the painted answer (sorting the list, picking a unit, counting a button up). The product is the published
/// one, as an office runs it: files compressed, no development handlers but the blank page.
/// </summary>
internal static class PageBenchmark
{
    private const int Clicks = 40;

    // Resolves two frames after the first change below the selector: by then it is on the screen.
    internal const string ClickToPaint = """
        ([click, watch]) => new Promise(done => {
          const begin = performance.now();
          new MutationObserver((_, self) => { self.disconnect(); requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begin))); })
            .observe(document.querySelector(watch), { childList: true, subtree: true, characterData: true, attributes: true });
          document.querySelector(click).click();
        })
        """;

    public static async Task Run()
    {
        using var database = TestDatabase.Staffed();
        await Fill(database);
        var published = Environment.GetEnvironmentVariable("CLEANAGENCY_PUBLISHED") ?? throw new InvalidOperationException("Run it by eng/bench.sh, which publishes the product.");
        using var product = await ServerProcess.Start(database, published);
        var chromium = new Chromium();
        await chromium.InitializeAsync();
        Print($"{"",-26}{"cold KB",9}{"requests",9}{"open ms",9}{"click to paint p50",20}{"p95",8}");
        var blank = await Measure(chromium, product.Address, "/ui/blank", "button", "button");
        var units = await Measure(chromium, product.Address, "/units", "thead th:nth-child(2) a", "table");
        var board = await Measure(chromium, product.Address, "/groups", ".matrix .unit", ".lay");
        Show("blank page", blank);
        Show("units, 50 of 300 rows", units);
        Ratio(units, blank);
        Show("board, 300 units, 30 groups", board);
        Ratio(board, blank);
        await chromium.DisposeAsync();
    }

    private static async Task Fill(TestDatabase database)
    {
        await using var agency = new Agency(database);
        var coordinator = agency.As("coordinator");
        List<Guid> units = [];
        for (var n = 0; n < 300; n++)
        {
            units.Add(await coordinator.Send(new RegisterUnit($"B{n:D3}", Office.Profile($"区第{n}街道办事处") with { Sequence = 100 + n, Leader = "程示文", Area = "临江片" })));
        }

        await Plan(agency, coordinator, units);
    }

    // Thirty groups under thirty leaders, ten units each: picking a unit asks what each group would mean for it.
    private static async Task Plan(Agency agency, Sender coordinator, List<Guid> units)
    {
        var round = await Office.Round(agency, withUnits: false);
        await coordinator.Send(new ChooseScope(round, units, In: true));
        List<Guid> groups = [];
        for (var n = 1; n <= 30; n++)
        {
            var leader = await agency.As("sysadmin").Send(new InvitePerson($"leader{n}", $"组长示{n}", agency.Unit("U02"), "", new(2019, 3, 1), new(Office.Password), MustChange: false));
            groups.Add(await coordinator.Send(new FormGroup(round, n, $"第{n}组", agency.Unit("U02"), 11, leader)));
        }

        await Office.StartGrouping(agency, round);
        var plan = await coordinator.Send(new DraftPlan(round));
        await coordinator.Send(new MoveUnits(plan, [.. units.Select((unit, n) => new UnitMove(unit, null, groups[n % 30]))]));
    }

    private static async Task<Result> Measure(Chromium chromium, Uri address, string path, string click, string watch)
    {
        var page = await chromium.SignIn(address, "coordinator", "/me");
        var traffic = await Traffic.Of(page);
        var begin = TimeProvider.System.GetTimestamp();
        await page.GotoAsync(path);
        await page.Locator(click).First.WaitForAsync();
        var open = TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds;
        var (cold, asked) = (traffic.Bytes, traffic.Requests);
        List<double> times = [];
        for (var i = 0; i < Clicks + 5; i++)
        {
            var took = await page.EvaluateAsync<double>(ClickToPaint, new[] { click, watch });
            if (i >= 5)
            {
                times.Add(took);
            }
        }

        await page.CloseAsync();
        times.Sort();
        return new(cold, asked, open, times[Clicks / 2], times[(Clicks - 1) * 95 / 100]);
    }

    private static void Ratio(Result page, Result blank) =>
        Print($"{"ratio",-26}{page.Bytes / blank.Bytes,9:N2}{"",9}{page.Open / blank.Open,9:N2}{page.P50 / blank.P50,20:N2}{page.P95 / blank.P95,8:N2}");

    private static void Show(string name, Result r) => Print($"{name,-26}{r.Bytes / 1024,9:N0}{r.Requests,9}{r.Open,9:N0}{r.P50,20:N1}{r.P95,8:N1}");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Result(double Bytes, int Requests, double Open, double P50, double P95);
}
