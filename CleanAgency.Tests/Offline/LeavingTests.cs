using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Offline;

/// <summary>Signing out, and being signed out, with something unsent: nothing is left behind unseen.</summary>
[Collection(BrowserTrips.Name)]
public sealed class LeavingTests(Chromium chromium)
{
    [Fact]
    public async Task Signing_out_sends_first_and_clears_what_the_server_has()
    {
        await using var server = await ScoringServer.Start();
        var tablet = await WithOneUnsent(server);
        server.Status = null;
        await tablet.Page.ClickAsync("form[action='/sign-out'] button");
        await Expect(tablet.Page).ToHaveTitleAsync("sign-in");
        Assert.Single(server.Effects);
        Assert.Equal(0, await tablet.Page.EvaluateAsync<int>("""async () => { const { read } = await import("/scoring/store.js"); return read("commands", s => s.count()); }"""));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_told_and_stays_sealed_under_its_person()
    {
        await using var server = await ScoringServer.Start();
        var tablet = await WithOneUnsent(server);
        await tablet.Page.ClickAsync("form[action='/sign-out'] button");
        var dialog = tablet.Page.GetByRole(AriaRole.Dialog, new() { Name = "还有1项没有提交" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "先不退出" }).ClickAsync();
        Assert.Equal("a", server.SignedIn);
        await tablet.Page.ClickAsync("form[action='/sign-out'] button");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "退出，1项留在本机" }).ClickAsync();
        await Expect(tablet.Page.GetByText("请登录，1项待同步")).ToBeVisibleAsync();
        (server.SignedIn, server.Status) = ("b", null);
        await tablet.Page.GotoAsync(ScoringServer.Usual);
        await tablet.Start("b");
        Assert.Equal(0, await tablet.Unsent());
        server.SignedIn = "a";
        await tablet.Page.GotoAsync(ScoringServer.Usual);
        await tablet.Start("a");
        await tablet.Until("await q.unsent() === 0");
        Assert.Equal("a", Assert.Single(server.Effects).Person);
    }

    [Fact]
    public async Task Pressed_before_the_scripts_have_come_it_waits_for_them_and_asks_all_the_same()
    {
        await using var server = await ScoringServer.Start();
        var page = await chromium.Open(server.Address);
        var tablet = await Tablet.Open(page);
        await page.EvaluateAsync("() => q.saveDraft({ card: 'c1', item: 'i1', form: 'fact', values: { fact: '写了一半' }, at: new Date().toISOString() })");
        var network = new TaskCompletionSource();
        await page.RouteAsync("**/scoring/queue.js", async route =>
        {
            await network.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(ScoringServer.Usual, new() { WaitUntil = WaitUntilState.Commit });
        await page.ClickAsync("form[action='/sign-out'] button");
        Assert.Equal("a", server.SignedIn);
        network.SetResult();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "还有1项没有提交" })).ToContainTextAsync("有1份写了一半的内容还没有记入");
        Assert.Equal("a", server.SignedIn);
    }

    [Fact]
    public async Task Without_a_network_there_is_no_signing_out()
    {
        await using var server = await ScoringServer.Start();
        await using var relay = new TcpRelay(server.Address);
        var tablet = await WithOneUnsent(server, relay.Address);
        relay.Unplug();
        await tablet.Page.ClickAsync("form[action='/sign-out'] button");
        var dialog = tablet.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("暂时不能退出");
        await Expect(dialog.GetByRole(AriaRole.Button)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_session_that_has_ended_is_said_with_the_number_that_waits_on_the_page_and_at_the_door()
    {
        await using var server = await ScoringServer.Start();
        var tablet = await WithOneUnsent(server);
        (server.SignedIn, server.Status) = (null, null);
        await tablet.Page.EvaluateAsync("async () => { const { queue } = await import('/scoring/queue.js'); await (await queue('a')).drain(); }");
        await Expect(tablet.Page.GetByText("请登录，1项待同步")).ToBeVisibleAsync();
        await tablet.Page.GetByRole(AriaRole.Link, new() { Name = "去处理" }).ClickAsync();
        await Expect(tablet.Page).ToHaveTitleAsync("sign-in");
        await Expect(tablet.Page.GetByText("请登录，1项待同步")).ToBeVisibleAsync();
        Assert.Empty(server.Effects);
    }

    [Fact]
    public async Task What_was_refused_is_said_on_every_page_and_when_signing_out_and_listed_with_what_was_entered()
    {
        await using var server = await ScoringServer.Start();
        var page = await chromium.Open(server.Address);
        var tablet = await Tablet.Open(page);
        await page.EvaluateAsync("() => q.put({ card: 'c1', epoch: 1, item: 'i1', kind: 'refuse', body: { n: 1 }, about: { unit: '区委编办', said: 'C3　查实有责投诉1件：漏收材料' } })");
        await tablet.Until("await q.drain() === 'idle' && (await q.refused()).length === 1");
        await page.GotoAsync(ScoringServer.Usual);
        await Expect(page.GetByText("被拒1项，没有记入")).ToBeVisibleAsync();
        await page.ClickAsync("form[action='/sign-out'] button");
        var leaving = page.GetByRole(AriaRole.Dialog, new() { Name = "被拒1项，没有记入" });
        await Expect(leaving).ToContainTextAsync("下次登录后仍可查看");
        await leaving.GetByRole(AriaRole.Button, new() { Name = "先不退出" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        var list = page.GetByRole(AriaRole.Dialog);
        await Expect(list).ToContainTextAsync("查实有责投诉1件：漏收材料");
        await Expect(list).ToContainTextAsync("区委编办");
        await Expect(list).ToContainTextAsync("已签认");
        await list.GetByRole(AriaRole.Button, new() { Name = "放弃这一笔" }).ClickAsync();
        await Expect(list).ToHaveCountAsync(0);
        await Expect(page.Locator(".unsent").GetByText("被拒1项")).ToBeHiddenAsync();
        await page.ClickAsync("form[action='/sign-out'] button");
        await Expect(page).ToHaveTitleAsync("sign-in");
    }

    [Fact]
    public async Task What_the_disk_did_not_take_is_not_promised_to_stay()
    {
        await using var server = await ScoringServer.Start();
        var page = await chromium.Open(server.Address);
        var tablet = await Tablet.Open(page);
        await page.GotoAsync(ScoringServer.Usual);
        await tablet.Start("a");
        await tablet.Until("await q.drain() === 'idle'");
        server.Status = 503;
        await page.EvaluateAsync("() => { IDBFactory.prototype.open = IDBDatabase.prototype.transaction = () => { throw new DOMException('IO error', 'UnknownError'); }; }");
        Assert.Equal("unsaved", (await tablet.Tap("i1", 1)).State);
        await page.ClickAsync("form[action='/sign-out'] button");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "还有1项没有提交" });
        await Expect(dialog).ToContainTextAsync("1项这台平板存不下，还没有保存");
        await Expect(dialog).Not.ToContainTextAsync("留在这台平板上");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "先不退出" }).ClickAsync();
    }

    [Fact]
    public async Task What_is_handed_in_takes_its_draft_with_it_and_only_then_are_its_photos_to_send()
    {
        await using var server = await ScoringServer.Start();
        var tablet = await Tablet.Open(await chromium.Open(server.Address));
        await tablet.Until("await q.drain() === 'idle'");
        server.Status = 503;
        var seen = await tablet.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const draft = { card: "c1", item: "i1", form: "entry:1", at: 1 }, photo = hash => ({ hash, card: "c1", bytes: new ArrayBuffer(4), type: "image/jpeg" });
              const there = async () => `${(await q.drafts("c1")).length} ${await q.photosToSend()} ${!!await q.loadPhoto("h1")} ${!!await q.loadPhoto("h2")}`, seen = [];
              for (const hash of ["h1", "h2"]) await q.savePhoto(photo(hash));
              await q.saveDraft({ ...draft, values: { fact: "x", files: [{ hash: "h1", thumb: "h2" }] } });
              await q.clear();
              seen.push(await there());
              await q.putAll([{ card: "c1", epoch: 1, item: "i1", kind: "occurrence", body: {} }, { card: "c1", epoch: 1, item: "i1", kind: "attach", body: { hash: "h1" } }], [[q.person, "c1", "i1", "entry:1"]]);
              seen.push(await there());
              await q.unname([{ hash: "h1", thumb: "h2" }]);
              seen.push(await there());
              return seen;
            }
            """);
        // The thumbnail that nothing names any more goes, the photo of a command that waits stays.
        Assert.Equal(["1  true true", "0 h1,h2 true true", "0 h1 true false"], seen);
        Assert.Equal(2, await tablet.Unsent());
    }

    private async Task<Tablet> WithOneUnsent(ScoringServer server, Uri? address = null)
    {
        var page = await chromium.Open(address ?? server.Address);
        var tablet = await Tablet.Open(page);
        await tablet.Until("await q.drain() === 'idle'");
        server.Status = 503;
        await tablet.Tap("i1", 1);
        await page.GotoAsync(ScoringServer.Usual);
        await Expect(page.GetByText("待同步1项")).ToBeVisibleAsync();
        return tablet;
    }
}
