using CleanAgency.Core.Access;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CleanAgency.Tests.Offline;

/// <summary>
/// A tablet with two tabs at a card of the real product. Its browser and the server are killed, and the line stalls, breaks, refuses
/// and cuts answers, while somebody taps. What was promised is written down outside of the browser, once the queue has said that it
/// is on disk; at the end the line is good, the queue runs empty, and the server's database is asked.
/// </summary>
internal sealed class Chaos : IAsyncDisposable
{
    private const string Account = "p06";
    private const int ServerDies = 20, BrowserDies = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Two levels and what is found at four items: six lanes.
    private static readonly (string Item, string? Case)[] Lanes = [("B1", null), ("D5", null), ("A1", "A1.1.2"), ("A2", "A2.1.2"), ("C1", "C1.1.2"), ("C3", "C3.1.1")];

    private readonly Random dice;
    private readonly IPlaywright playwright;
    private readonly TestDatabase database = TestDatabase.District();
    private readonly string profile = Path.Combine(Path.GetTempPath(), "tablet-" + Guid.NewGuid().ToString("N"));
    private readonly List<(Guid Id, string Item)> promised = [];
    private Dictionary<string, Guid> items = [];
    private Guid card;
    private ServerProcess? server;
    private Task<ServerProcess>? again;
    private TcpRelay? relay;
    private BrowserProcess? browser;
    private IPage[] tabs = [];
    private int taps, serverDeaths, browserDeaths;

    private Chaos(IPlaywright playwright, int seed) => (this.playwright, dice) = (playwright, new(seed));

    /// <param name="Lost">Promised, and not in the database.</param>
    /// <param name="Twice">Strokes of an item beyond its commands.</param>
    /// <param name="Disordered">Items whose promised taps took effect in another order.</param>
    internal sealed record Report(int Promised, int Refused, int ServerDeaths, int BrowserDeaths, IReadOnlyList<Guid> Lost, int Twice, IReadOnlyList<string> Disordered);

    public static async Task<Report> Run(IPlaywright playwright, int seed, int steps)
    {
        await using var chaos = new Chaos(playwright, seed);
        await chaos.Open();
        for (var step = 1; step <= steps; step++)
        {
            await chaos.Step(step);
        }

        await chaos.Settle();
        return await chaos.Check();
    }

    public async ValueTask DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? default);
        await (relay?.DisposeAsync() ?? default);
        server = again is null ? server : await again;
        server?.Dispose();
        database.Dispose();
        Directory.Delete(profile, recursive: true);
    }

    private async Task Open()
    {
        await using (var desk = new Agency(database, TestDatabase.Demo))
        {
            var document = await desk.As(Account).Send(new ReadCard((await desk.As(Account).Send(new CardList()))!.Rows.Single(row => row.Code == "U30").Id));
            (card, items) = (document.Card, document.Scheme!.Areas.SelectMany(area => area.Items).ToDictionary(item => item.Code, item => item.Id));
        }

        server = await Serve(null);
        relay = new(server.Address);
        await Browse();
        await tabs[0].WaitForFunctionAsync("async () => (await navigator.serviceWorker.ready) && await document.querySelector('score-card').desk.shelf.q.loadCard(document.querySelector('score-card').getAttribute('card'))");
    }

    private Task<ServerProcess> Serve(int? port) =>
        ServerProcess.Start([.. database.Settings.Select(s => $"--{s.Key}={s.Value}"), "--demo=true", $"--demo-password={Office.Password}"], port: port);

    private async Task Browse()
    {
        browser = await BrowserProcess.Start(playwright, profile);
        tabs = [await browser.Open(), await browser.Open()];
        foreach (var tab in tabs)
        {
            await Ready(tab);
        }
    }

    private async Task Step(int step)
    {
        var tab = tabs[dice.Next(tabs.Length)];
        if (step % ServerDies == ServerDies / 2)
        {
            await KillServer();
        }
        else if (step % BrowserDies == BrowserDies - 5)
        {
            browser!.Kill();
            browserDeaths++;
            await browser.DisposeAsync();
            await Browse();
        }
        else
        {
            switch (dice.Next(20))
            {
                case 0: relay!.Break(); break;
                case 1: relay!.Stall(); break;
                case 2: relay!.Unplug(); break;
                case 3 or 4: relay!.CutAnswersAfter(dice.Next(600)); break;
                case 5: Heal(); break;
                case 6: Heal(); await Ready(tab, reload: true); break;
                case 7: await Ready(tab, reload: true); break;
                default:
                    for (var burst = dice.Next(1, 6); burst > 0; burst--)
                    {
                        await Tap(tab);
                    }

                    break;
            }
        }
    }

    private async Task KillServer()
    {
        server = again is null ? server : await again;
        server!.Kill();
        serverDeaths++;
        again = Serve(server.Address.Port);
    }

    private void Heal()
    {
        relay!.Resume();
        relay.PlugIn();
        relay.CutAnswersAfter(null);
    }

    // The page may be the live one, the offline shell, the sign-in page or none at all: a person goes on where there is a card.
    private async Task Ready(IPage tab, bool reload = false)
    {
        try
        {
            if (reload || !tab.Url.Contains(card.ToString(), StringComparison.Ordinal))
            {
                await tab.GotoAsync(new Uri(relay!.Address, $"scorecards/{card}").ToString(), new() { Timeout = 6_000, WaitUntil = WaitUntilState.DOMContentLoaded });
            }

            if (tab.Url.Contains("/sign-in", StringComparison.Ordinal))
            {
                await tab.FillAsync("[name=username]", Account);
                await tab.FillAsync("[name=password]", Office.Password);
                await tab.ClickAsync("form[aria-labelledby=title] button.main");
                await tab.GotoAsync(new Uri(relay!.Address, $"scorecards/{card}").ToString(), new() { Timeout = 6_000, WaitUntil = WaitUntilState.DOMContentLoaded });
            }

            await tab.WaitForFunctionAsync("() => { const card = document.querySelector('score-card'); return card?.document?.scheme && card.desk?.shelf; }", null, new() { Timeout = 6_000 });
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // Not now.
        }
    }

    private async Task Tap(IPage tab)
    {
        var (code, found) = Lanes[dice.Next(Lanes.Length)];
        var n = ++taps;
        object body = found is null ? new { field = "level:1", value = $"{code}.1.{1 + (n % 3)}", source = (string?)null, note = (string?)null } : new { code = found, count = 1, fact = $"第{n}笔" };
        try
        {
            var id = await tab.EvaluateAsync<Guid?>(
                """
                ({ item, kind, body }) => new Promise(done => {
                  const card = document.querySelector("score-card"), q = card?.desk?.shelf?.q;
                  if (!q || !card.document?.scheme) return done(null);
                  const detail = { item, kind, body, seen: kind === "set" ? { version: card.document.items[item]?.version ?? 0 } : null };
                  q.on(e => { if (e.type === "put" && e.row.id === detail.id) done(e.row.state === "pending" ? detail.id : null); });
                  card.dispatchEvent(new CustomEvent("tap", { bubbles: true, detail }));
                })
                """, new { item = items[code], kind = found is null ? "set" : "occurrence", body });
            if (id is { } kept)
            {
                promised.Add((kept, code));
            }
            else
            {
                await Ready(tab);
            }
        }
        catch (PlaywrightException)
        {
            // The page went away under the finger: nothing was promised.
        }
    }

    private async Task Settle()
    {
        server = again is null ? server : await again;
        again = null;
        Heal();
        var end = DateTime.UtcNow + Patience;
        while (!await Empty())
        {
            await Ready(tabs[0]);
            if (DateTime.UtcNow > end)
            {
                throw new TimeoutException($"The queue does not run empty at {tabs[0].Url}: {await tabs[0].InnerTextAsync("body")}");
            }
        }
    }

    private async Task<bool> Empty()
    {
        try
        {
            return await tabs[0].EvaluateAsync<bool>("async () => { const q = document.querySelector('score-card')?.desk?.shelf?.q; return !!q && (await q.drain()) === 'idle' && await q.unsent() === 0; }");
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }

    private async Task<Report> Check()
    {
        server!.Kill();
        await using var desk = new Agency(database, TestDatabase.Demo);
        var ledger = await desk.Do((AppDb db) => db.Set<LedgerEntry>().Select(e => e.CommandId).ToHashSetAsync());
        var refused = await desk.Do((AppDb db) => db.Set<LateRecord>().CountAsync(l => l.CardId == card));
        var strokes = await desk.Do((AppDb db) => db.Set<ItemScore>().Where(s => s.CardId == card).SumAsync(s => s.Strokes));
        var numbers = (await desk.Do((AppDb db) => db.Set<Claim>().Where(c => c.CardId == card).Select(c => new { c.Id, c.Number }).ToListAsync()))
            .Concat(await desk.Do((AppDb db) => db.Set<Occurrence>().Where(o => o.CardId == card).Select(o => new { o.Id, o.Number }).ToListAsync())).ToDictionary(one => one.Id, one => one.Number);
        return new(
            promised.Count, refused, serverDeaths, browserDeaths, [.. promised.Where(tap => !ledger.Contains(tap.Id) || !numbers.ContainsKey(tap.Id)).Select(tap => tap.Id)], strokes - numbers.Count,
            [.. promised.GroupBy(tap => tap.Item).Where(lane => lane.Select(tap => numbers.GetValueOrDefault(tap.Id)) is var order && !order.SequenceEqual(order.Order())).Select(lane => lane.Key)]);
    }
}
