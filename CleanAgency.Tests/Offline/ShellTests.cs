using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Offline;

/// <summary>The page without the server: a real service worker, a real reload, a line that is really cut.</summary>
[Collection(BrowserTrips.Name)]
public sealed class ShellTests(Chromium chromium)
{
    private const string Card = "11111111-2222-4333-8444-555555555555";

    [Fact]
    public async Task Reloaded_offline_a_card_taken_along_goes_on_and_is_live_again_when_the_server_is_back()
    {
        await using var server = await ScoringServer.Start();
        await using var relay = new TcpRelay(server.Address);
        var tablet = await Prepared(await chromium.Open(relay.Address));
        await tablet.Page.EvaluateAsync("() => q.put({ card: 'c1', epoch: 1, item: 'i2', kind: 'refuse', body: { n: 1 }, about: { unit: '区委编办', said: 'C3　查实有责投诉1件：漏收材料' } })");
        await tablet.Until("await q.drain() === 'idle' && (await q.refused()).length === 1");
        relay.Unplug();
        await tablet.Tap("i1", 1, card: Card);
        await tablet.Page.GotoAsync($"/scorecards/{Card}");
        await Expect(tablet.Page.Locator("score-card")).ToHaveTextAsync("区财政局 1");
        await tablet.Page.GotoAsync("/");
        await Expect(tablet.Page.GetByRole(AriaRole.Link, new() { Name = "区财政局" })).ToBeVisibleAsync();
        await Expect(tablet.Page.GetByText("被拒1项，没有记入")).ToBeVisibleAsync();
        await Axe.Accepts(tablet.Page, "shell");
        await tablet.Page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        var list = tablet.Page.GetByRole(AriaRole.Dialog, new() { Name = "被拒1项，没有记入" });
        await Expect(list).ToContainTextAsync("查实有责投诉1件：漏收材料");
        await list.GetByRole(AriaRole.Button, new() { Name = "放弃这一笔" }).ClickAsync();
        await Expect(tablet.Page.Locator(".unsent").GetByText("被拒1项")).ToBeHiddenAsync();
        relay.PlugIn();
        await Expect(tablet.Page).ToHaveTitleAsync("live");
        Assert.Equal(1, Assert.Single(server.Effects).Number);
    }

    [Fact]
    public async Task While_somebody_writes_the_shell_stays_and_says_that_the_line_is_back()
    {
        await using var server = await ScoringServer.Start();
        await using var relay = new TcpRelay(server.Address);
        var tablet = await Prepared(await chromium.Open(relay.Address));
        relay.Unplug();
        await tablet.Page.GotoAsync($"/scorecards/{Card}");
        await Expect(tablet.Page.GetByText("网络断开，照常评分")).ToBeVisibleAsync();
        await tablet.Page.EvaluateAsync("() => { document.body.append(document.createElement('textarea')); document.querySelector('textarea').focus(); }");
        relay.PlugIn();
        await Expect(tablet.Page.GetByText("网络已恢复，写完后自动回到在线页面")).ToBeVisibleAsync();
        await tablet.Page.EvaluateAsync("() => document.activeElement.blur()");
        await Expect(tablet.Page).ToHaveTitleAsync("live");
    }

    [Fact]
    public async Task The_worker_serves_the_shell_for_the_scoring_pages_and_touches_nothing_else()
    {
        await using var server = await ScoringServer.Start();
        await using var relay = new TcpRelay(server.Address);
        var tablet = await Prepared(await chromium.Open(relay.Address));
        server.SignedIn = null;
        await tablet.Page.GotoAsync("/scorecards");
        await Expect(tablet.Page).ToHaveTitleAsync("sign-in");
        relay.Unplug();
        await tablet.Page.GotoAsync($"/scorecards/{Guid.NewGuid()}");
        await Expect(tablet.Page.GetByRole(AriaRole.Heading)).ToContainTextAsync("没有带走");
        Assert.Equal(["/shell/offline.html"], await tablet.Page.EvaluateAsync<string[]>(
            """async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(r => new URL(r.url).pathname)))).flat().filter(path => !/\.(js|css|json)$/.test(path))"""));
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => tablet.Page.GotoAsync(ScoringServer.Blank));
    }

    [Fact]
    public async Task Twelve_hours_after_the_last_contact_only_the_count_is_shown()
    {
        await using var server = await ScoringServer.Start();
        await using var relay = new TcpRelay(server.Address);
        var tablet = await Prepared(await chromium.Open(relay.Address));
        relay.Unplug();
        await tablet.Tap("i1", 1, card: Card);
        await tablet.Page.EvaluateAsync("""async () => { const { setMeta } = await import("/scoring/store.js"); await setMeta("person", { id: "a", name: "示a", until: Date.now() - 1 }); }""");
        await tablet.Page.GotoAsync($"/scorecards/{Card}");
        await Expect(tablet.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("请联网登录");
        await Expect(tablet.Page.GetByText("1项待同步")).ToBeVisibleAsync();
        await Expect(tablet.Page.GetByText("区财政局")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_gives_the_shell_and_then_the_page_waits_for_it()
    {
        await using var server = await ScoringServer.Start();
        var tablet = await Prepared(await chromium.Open(server.Address));
        var slow = new TaskCompletionSource();
        server.Pages = slow.Task;
        // The shell hears the server at once and asks for the page again, with more patience.
        Assert.True((await tablet.Page.GotoAsync("/scorecards"))!.FromServiceWorker);
        slow.SetResult();
        await Expect(tablet.Page).ToHaveTitleAsync("live");
    }

    [Fact]
    public async Task I8_a_new_build_waits_until_it_is_asked_and_the_queue_survives_it()
    {
        await using var server = await ScoringServer.Start();
        var tablet = await Prepared(await chromium.Open(server.Address));
        server.Status = 503;
        await tablet.Tap("i1", 1, card: Card);
        server.Build = "2";
        await tablet.Page.EvaluateAsync("async () => (await navigator.serviceWorker.getRegistration()).update()");
        await tablet.Until("!!(await navigator.serviceWorker.getRegistration()).waiting");
        await tablet.Page.ReloadAsync();
        await tablet.Start("a");
        await Renew(tablet, "false");
        Assert.Equal("shell-1,shell-2", await Caches(tablet));
        await Renew(tablet, "true");
        await tablet.Until("(await caches.keys()).join() === 'shell-2'");
        Assert.Equal("pending", Assert.Single(await tablet.Pending(Card)).State);
    }

    [Fact]
    public async Task I8_a_newer_build_in_another_tab_adds_to_the_store_and_the_older_one_goes_on_with_its_queue()
    {
        await using var server = await ScoringServer.Start();
        var tablet = await Tablet.Open(await chromium.Open(server.Address));
        await tablet.Until("await q.drain() === 'idle'");
        server.Status = 503;
        var before = await tablet.Tap("i1", 1);
        Assert.Equal(3, await tablet.Page.EvaluateAsync<int>(
            """
            () => new Promise((ok, no) => {
              const asked = indexedDB.open("scoring", 3);
              asked.onupgradeneeded = () => asked.result.createObjectStore("newer");
              asked.onsuccess = () => { ok(asked.result.version); asked.result.close(); };
              asked.onerror = asked.onblocked = no;
            })
            """));
        var after = await tablet.Tap("i1", 2);
        Assert.Equal(("pending", "pending"), (before.State, after.State));
        tablet = await Tablet.Open(tablet.Page);
        Assert.Equal([before.Id, after.Id], (await tablet.Pending()).Select(row => row.Id));
        server.Status = null;
        await tablet.Until("await q.drain() === 'idle' && await q.unsent() === 0");
        Assert.Equal([1, 2], server.Effects.Select(e => e.Number));
    }

    [Fact]
    public async Task I1_the_browser_is_killed_with_a_full_queue_and_nothing_is_lost()
    {
        await using var server = await ScoringServer.Start();
        await using var relay = new TcpRelay(server.Address);
        var profile = Path.Combine(Path.GetTempPath(), "tablet-" + Guid.NewGuid().ToString("N"));
        List<string> promised = [];
        await using (var browser = await BrowserProcess.Start(chromium.Playwright, profile))
        {
            var page = await browser.Open();
            var tablet = await Prepared(page, relay.Address);
            relay.Unplug();
            for (var n = 0; n < 20; n++)
            {
                promised.Add((await tablet.Tap($"i{n % 3}", n, card: Card)).Id);
            }

            browser.Kill();
        }

        await using (var browser = await BrowserProcess.Start(chromium.Playwright, profile))
        {
            var page = await browser.Open();
            await page.GotoAsync(new Uri(relay.Address, $"scorecards/{Card}").ToString());
            await Expect(page.Locator("score-card")).ToHaveTextAsync("区财政局 20");
            relay.PlugIn();
            await Expect(page).ToHaveTitleAsync("live");
        }

        Assert.Equal(promised, server.Effects.OrderBy(e => e.Number).Select(e => e.Id));
        Assert.All(server.Effects.GroupBy(e => e.Lane), lane => Assert.Equal(lane.Select(e => e.Number).Order(), lane.Select(e => e.Number)));
        Directory.Delete(profile, recursive: true);
    }

    [Fact]
    public async Task On_plain_http_the_open_page_keeps_everything_and_says_that_it_cannot_be_opened_offline()
    {
        await using var server = await ScoringServer.Start();
        var page = await chromium.Open(new($"http://{Chromium.PlainName}:{server.Address.Port}"));
        var tablet = await Tablet.Open(page);
        server.Status = 503;
        await tablet.Tap("i1", 1);
        Assert.Equal(1, await tablet.Unsent());
        Assert.Equal("NoReload NoHttps", await page.EvaluateAsync<string>("""async () => { const d = await import("/scoring/device.js"); await d.prepare(); const { level, why } = await d.check(); return `${level} ${why[0]}`; }"""));
        server.Status = null;
        await tablet.Until("await q.drain() === 'idle' && await q.unsent() === 0");
        Assert.Single(server.Effects);
    }

    private static async Task<Tablet> Prepared(IPage page, Uri? address = null)
    {
        var tablet = await Tablet.Open(page, address: address);
        await page.EvaluateAsync(
            """
            async card => {
              const device = await import("/scoring/device.js");
              await device.prepare();
              await navigator.serviceWorker.ready;
              await q.drain();
              await q.saveCard({ card, stage: "Scoring", now: "2026-11-20T06:11:00.000Z", unit: { name: "区财政局" }, items: {} });
            }
            """, Card);
        await tablet.Until("!!navigator.serviceWorker.controller");
        return tablet;
    }

    private static async Task Renew(Tablet tablet, string quiet) => await tablet.Page.EvaluateAsync($$"""async () => { const { renew } = await import("/scoring/device.js"); await renew(() => {{quiet}}); }""");

    private static Task<string> Caches(Tablet tablet) => tablet.Page.EvaluateAsync<string>("async () => (await caches.keys()).join()");
}
