using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>
/// One tap on a scorecard of the published product: when it is shown, safe, durable and painted from the server's card, at 0 and 40 ms
/// round trip, beside so many inspectors who tap too, on cards of 25 and 60 items, each time against a blank page's click in the same
/// browser on the same line; then writers without a browser, memory of a circuit, and bytes.
/// </summary>
internal static class TapBenchmark
{
    private const int Every = 15, Clicks = 40;
    private static readonly string[] Levels = ["B1", "D5", "E5", "F3"];
    private static readonly string[] Inspectors = [.. Enumerable.Range(1, 30).Select(n => $"p{n:D2}")];
    private static readonly TimeSpan[] RoundTrips = [TimeSpan.Zero, TimeSpan.FromMilliseconds(40)];

    public static async Task Run(int most)
    {
        var chromium = new Chromium();
        await chromium.InitializeAsync();
        Print($"load of this machine before: {Load()}, {Environment.ProcessorCount} cores; server, browser and load generator share them");
        Print($"{"ms, p50 / p95",-34}{"shown",13}{"bare put",13}{"safe",13}{"request",15}{"durable",15}{"painted",15}{"blank click",15}{"of aim",8}{"card",15}{"bytes up, down",17}");
        foreach (var circuits in new[] { 1, Math.Min(50, most), most }.Distinct())
        {
            await Scoring(chromium, circuits);
        }

        await Long(chromium);
        Print($"shown is bound by one rendering of the card in the browser; safe by the frame that shows it, which comes first, and a bare strict put; durable by the request, which is one round trip and one commit with its audit row;");
        Print($"painted by durable and two frames, as the blank click; card, which brings what others did too, by the circuit's word that something is new and one question for it.");
        await Writers();
        await Memory(Math.Max(10, most / 6), most);
        await chromium.DisposeAsync();
    }

    private static async Task Scoring(Chromium chromium, int circuits)
    {
        using var district = TestDatabase.District();
        var (card, item) = await Card(district, "p06", "U30", "B1");
        using var server = await Serve(district);
        var load = circuits > 1 ? await CircuitLoad.Tapping(server, circuits - 1, Inspectors, Every, seconds: 60) : null;
        foreach (var trip in RoundTrips)
        {
            await OneLine(chromium, server, trip, $"{circuits} circuits, 25 items, {trip.TotalMilliseconds} ms", "p06", card, item);
        }

        if (load is not null)
        {
            Others(await load.Finish());
        }
    }

    private static async Task Long(Chromium chromium)
    {
        using var office = TestDatabase.Staffed();
        Guid card, item;
        await using (var desk = new Agency(office))
        {
            card = await Office.Card(desk, "U01", items: 60);
            item = (await desk.As("inspector").Send(new ReadCard(card))).Scheme!.Areas[0].Items[0].Id;
        }

        using var server = await ServerProcess.Start(office, Published);
        foreach (var trip in RoundTrips)
        {
            await OneLine(chromium, server, trip, $"1 circuit, 60 items, {trip.TotalMilliseconds} ms", "inspector", card, item);
        }
    }

    private static async Task OneLine(Chromium chromium, ServerProcess server, TimeSpan trip, string name, string account, Guid card, Guid item)
    {
        await using var line = new TcpRelay(server.Address);
        var blank = await chromium.SignIn(line.Address, account, "/ui/blank");
        line.Delay = trip / 2;
        var clicks = new List<double>();
        for (var n = 0; n < Clicks + 5; n++)
        {
            clicks.Add(await blank.EvaluateAsync<double>(PageBenchmark.ClickToPaint, new[] { "button", "button" }));
        }

        await blank.Context.CloseAsync();
        clicks = [.. clicks.Skip(5).Order()];
        line.Delay = TimeSpan.Zero;
        var page = await chromium.SignIn(line.Address, account, "/privacy");
        var traffic = await Traffic.Of(page);
        await page.GotoAsync($"/scorecards/{card}");
        await page.Locator("score-card li.item").First.WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('score-card').desk?.shelf");
        line.Delay = trip / 2;
        var cold = (traffic.Bytes, traffic.Requests);
        var taps = await TapTimes.Measure(page, line, item);
        await page.Context.CloseAsync();
        var (half, tail) = (clicks[clicks.Count / 2], clicks[(clicks.Count - 1) * 95 / 100]);
        Print($"{name,-34}{Pair(taps.Shown),13}{Pair(taps.Disk),13}{Pair(taps.Safe),13}{Pair(taps.Request),15}{Pair(taps.Durable),15}{Pair(taps.Painted),15}{Pair((half, tail)),15}{taps.Painted.P50 / ((1.3 * half) + 15),8:N2}{Pair(taps.Card),15}{$"{taps.Up:N0} {taps.Down:N0}",17}");
        if (trip == TimeSpan.Zero)
        {
            Print($"{"",-34}cold load of this page: {cold.Bytes / 1024:N0} KB in {cold.Requests} requests, until the card can be scored");
        }
    }

    // What the load generator has seen of its own strokes; it is one process and shares the cores.
    private static void Others(JsonElement report)
    {
        foreach (var action in report.GetProperty("latency").EnumerateObject().Where(action => action.Name.StartsWith("POST", StringComparison.Ordinal) || action.Name.StartsWith("GET", StringComparison.Ordinal)))
        {
            var spread = action.Value.GetProperty("render");
            Print($"    the others, {action.Name}: p50 {spread.GetProperty("p50")}, p95 {spread.GetProperty("p95")}, p99 {spread.GetProperty("p99")} ms (n {spread.GetProperty("n")}, one in {Every} s each)");
        }

        foreach (var error in report.GetProperty("errors").EnumerateObject())
        {
            Print($"    the others, {error.Value} times: {error.Name}");
        }

        var script = report.GetProperty("phases").GetProperty("script");
        Print($"    CPU seconds in {script.GetProperty("seconds")} s: server {script.GetProperty("serverCpu")}, generator {script.GetProperty("generatorCpu")}, others {script.GetProperty("otherCpu")}");
    }

    // Paced, and timed from the moment a stroke was due: who waits for the one before counts its waiting too.
    private static async Task Writers()
    {
        using var district = TestDatabase.District();
        List<(string Account, Guid Card, (Guid Id, string Code)[] Items)> desks = [];
        foreach (var account in (string[])["p01", "p06", "p11", "p16", "p21", "p26", "p02", "p07"])
        {
            var (card, items) = await Card(district, account, null, desks.Count, Levels);
            desks.Add((account, card, items));
        }

        using var server = await Serve(district);
        var hands = await Task.WhenAll(desks.Select(async desk => (Client: await TapClient.SignIn(server.Address, desk.Account), desk.Card, desk.Items)));
        await Task.WhenAll(hands.Select(hand => Paced(hand.Client, hand.Card, hand.Items, 10, 6)));
        var busy = Load();
        var one = await Paced(hands[0].Client, hands[0].Card, hands[0].Items, 25, 8);
        var begin = Stopwatch.GetTimestamp();
        var eight = (await Task.WhenAll(hands.Select(hand => Paced(hand.Client, hand.Card, hand.Items, 25, 8)))).SelectMany(times => times).Order().ToList();
        Print($"load {busy}; one writer, 25 strokes a second: p50 {one[one.Count / 2]:N1}, p99 {one[one.Count * 99 / 100]:N1} ms");
        Print($"8 writers, {eight.Count / Stopwatch.GetElapsedTime(begin).TotalSeconds:N0} strokes a second: p50 {eight[eight.Count / 2]:N1}, p99 {eight[eight.Count * 99 / 100]:N1} ms; p99 to the one's p50: {eight[eight.Count * 99 / 100] / one[one.Count / 2]:N1}");
        Print($"bound by the one writer that SQLite has: strokes of all cards queue for its commits.");
        foreach (var (client, _, _) in hands)
        {
            client.Dispose();
        }
    }

    private static async Task<List<double>> Paced(TapClient client, Guid card, (Guid Id, string Code)[] items, int aSecond, int seconds)
    {
        List<double> times = [];
        var begin = Stopwatch.GetTimestamp();
        for (var n = 0; n < aSecond * seconds; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / aSecond);
            if (due - Stopwatch.GetElapsedTime(begin) is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }

            var (item, code) = items[n % items.Length];
            await client.Post("bench", [new { id = Guid.NewGuid(), card, epoch = 1, item, kind = "set", body = new { field = "level:1", value = $"{code}.1.{1 + (n / items.Length % 3)}" }, seen = new { version = 0 }, at = DateTime.UtcNow }]);
            times.Add((Stopwatch.GetElapsedTime(begin) - due).TotalMilliseconds);
        }

        return [.. times.Order()];
    }

    // The slope between two runs on fresh servers: what the first circuits cost once is not theirs.
    private static async Task Memory(int few, int many)
    {
        using var district = TestDatabase.District();
        var (card, _) = await Card(district, "p06", "U30", "B1");
        var blank = await Slope("ui/blank");
        var scoring = await Slope($"scorecards/{card}");
        Print($"memory of a circuit, slope from {few} to {many}: blank {blank:N0} KB, scoring {scoring:N0} KB, ratio {scoring / blank:N2}");
        Print($"bound by the frame around the card (navigation, bell, presence); the card itself lives in the browser and has no state in the circuit.");

        async Task<double> Slope(string path)
        {
            List<double> held = [];
            foreach (var circuits in (int[])[few, many])
            {
                using var server = await Serve(district);
                held.Add(await CircuitLoad.Held(server, path, circuits, ["p06", "p07", "p08", "p09", "p10"]));
            }

            return (held[1] - held[0]) / (many - few);
        }
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static string Published => Environment.GetEnvironmentVariable("CLEANAGENCY_PUBLISHED") ?? throw new InvalidOperationException("Run it by eng/bench.sh, which publishes the product.");

    private static Task<ServerProcess> Serve(TestDatabase district) =>
        ServerProcess.Start([.. district.Settings.Select(s => $"--{s.Key}={s.Value}"), "--demo=true", $"--demo-password={Office.Password}"], Published);

    private static async Task<(Guid Card, Guid Item)> Card(TestDatabase district, string account, string? unit, string item)
    {
        var (card, items) = await Card(district, account, unit, 0, [item]);
        return (card, items[0].Id);
    }

    private static async Task<(Guid Card, (Guid Id, string Code)[] Items)> Card(TestDatabase district, string account, string? unit, int place, string[] codes)
    {
        await using var desk = new Agency(district, TestDatabase.Demo);
        var open = (await desk.As(account).Send(new CardList()))!.Rows.Where(row => row.State is CardState.NotStarted or CardState.Scoring && (unit is null || row.Code == unit)).ToList();
        var card = open[place % open.Count].Id;
        return (card, [.. (await desk.As(account).Send(new ReadCard(card))).Scheme!.Areas.SelectMany(area => area.Items).Where(one => codes.Contains(one.Code)).Select(one => (one.Id, one.Code))]);
    }

    private static string Pair((double P50, double P95) spread) => string.Create(CultureInfo.InvariantCulture, $"{spread.P50:N1} / {spread.P95:N1}");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
