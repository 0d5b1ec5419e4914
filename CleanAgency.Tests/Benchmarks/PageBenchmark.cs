using System.Globalization;
using System.Text.Json;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>
/// The units page with 50 of 300 rows against a blank Blazor page, in the same browser on the same server: bytes of a cold load,
/// and the time from a click to the painted answer (sorting the list against counting a button up). The product is the published
/// one, as an office runs it: files compressed, no development handlers but the blank page.
/// </summary>
internal static class PageBenchmark
{
    private const int Clicks = 40;

    // Resolves two frames after the first change below the selector: by then it is on the screen.
    private const string ClickToPaint = """
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
        Show("blank page", blank);
        Show("units, 50 of 300 rows", units);
        Print($"{"ratio",-26}{units.Bytes / blank.Bytes,9:N2}{"",9}{units.Open / blank.Open,9:N2}{units.P50 / blank.P50,20:N2}{units.P95 / blank.P95,8:N2}");
        await chromium.DisposeAsync();
    }

    private static async Task Fill(TestDatabase database)
    {
        await using var agency = new Agency(database);
        var coordinator = agency.As("coordinator");
        for (var n = 0; n < 300; n++)
        {
            await coordinator.Send(new RegisterUnit($"B{n:D3}", Office.Profile($"区第{n}街道办事处") with { Sequence = 100 + n, Leader = "程示文", Area = "临江片" }));
        }
    }

    private static async Task<Result> Measure(Chromium chromium, Uri address, string path, string click, string watch)
    {
        var page = await chromium.SignIn(address, "coordinator", "/me");
        var (bytes, requests) = (0.0, 0);
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.clearBrowserCache");
        devtools.Event("Network.loadingFinished").OnEvent += (_, e) => (bytes, requests) = (bytes + Number(e, "encodedDataLength"), requests + 1);
        devtools.Event("Network.webSocketFrameReceived").OnEvent += (_, e) => bytes += e!.Value.GetProperty("response").GetProperty("payloadData").GetString()!.Length * 3 / 4;
        var begin = TimeProvider.System.GetTimestamp();
        await page.GotoAsync(path);
        await page.Locator(click).First.WaitForAsync();
        var open = TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds;
        var (cold, asked) = (bytes, requests);
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

    private static double Number(JsonElement? e, string name) => e!.Value.GetProperty(name).GetDouble();

    private static void Show(string name, Result r) => Print($"{name,-26}{r.Bytes / 1024,9:N0}{r.Requests,9}{r.Open,9:N0}{r.P50,20:N1}{r.P95,8:N1}");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Result(double Bytes, int Requests, double Open, double P50, double P95);
}
