using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Offline;

/// <summary>The queue in a real browser, before a server that answers badly and behind a line that breaks: the invariants as far as the tablet holds them.</summary>
[Collection(BrowserTrips.Name)]
public sealed class QueueTests(Chromium chromium)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task I1_I2_I3_what_was_promised_is_done_once_in_order_or_still_listed_whatever_the_line_does(int seed)
    {
        var dice = new Random(seed);
        await using var server = await ScoringServer.Start();
        await using var relay = new TcpRelay(server.Address);
        var tablet = await Tablet.Open(await chromium.Open(relay.Address));
        List<Tablet.Row> promised = [];
        for (var n = 0; n < 60; n++)
        {
            promised.Add(await tablet.Tap($"i{dice.Next(4)}", n, dice.Next(12) == 0 ? "refuse" : "set"));
            switch (dice.Next(10))
            {
                case 0: relay.Break(); break;
                case 1: relay.CutAnswersAfter(dice.Next(400)); break;
                case 2: relay.Unplug(); break;
                case 3: server.Status = 503; break;
                case 4: (server.Status, _) = (null, 0); relay.CutAnswersAfter(null); relay.PlugIn(); break;
                case 5: await tablet.Drain(); break;
            }

            await Nothing_is_lost(server, tablet, promised);
        }

        server.Status = null;
        relay.CutAnswersAfter(null);
        relay.PlugIn();
        await tablet.Until("await q.drain() === 'idle' && await q.unsent() === 0");
        await Nothing_is_lost(server, tablet, promised);
        Assert.Equal(server.Effects.Count, server.Effects.DistinctBy(e => e.Id).Count());
        Assert.All(server.Effects.GroupBy(e => e.Lane), lane => Assert.Equal(lane.Select(e => e.Number).Order(), lane.Select(e => e.Number)));
    }

    [Fact]
    public async Task I2_an_answer_that_was_cut_is_asked_for_again_with_the_same_id()
    {
        await using var server = await ScoringServer.Start();
        await using var relay = new TcpRelay(server.Address);
        var tablet = await Tablet.Open(await chromium.Open(relay.Address));
        await tablet.Until("await q.drain() === 'idle'");
        relay.CutAnswersAfter(20);
        var row = await tablet.Tap("i1");
        await tablet.Until("await q.drain() === 'offline'");
        Assert.Single(server.Effects);
        Assert.Equal(1, await tablet.Unsent());
        relay.CutAnswersAfter(null);
        await tablet.Until("await q.drain() === 'idle'");
        Assert.Equal(row.Id, Assert.Single(server.Effects).Id);
        Assert.Equal(0, await tablet.Unsent());
    }

    [Fact]
    public async Task I5_a_refused_command_shows_what_was_entered_until_it_is_dismissed()
    {
        await using var server = await ScoringServer.Start();
        var page = await chromium.Open(server.Address);
        var tablet = await Tablet.Open(page);
        var refused = await tablet.Tap("i1", 7, "refuse");
        await tablet.Tap("i1", 8);
        await tablet.Until("await q.drain() === 'idle' && await q.unsent() === 0");
        Assert.Single(server.Effects, e => e.Number == 8);
        tablet = await Tablet.Open(page);
        var listed = Assert.Single(await tablet.Refused());
        Assert.Equal((refused.Id, 7, "已签认"), (listed.Id, listed.Number, listed.Reason));
        await page.EvaluateAsync("id => q.dismiss(id)", refused.Id);
        Assert.Empty(await tablet.Refused());
    }

    [Fact]
    public async Task Who_is_told_of_an_answer_and_looks_finds_it()
    {
        await using var server = await ScoringServer.Start();
        var page = await chromium.Open(server.Address);
        var tablet = await Tablet.Open(page);
        await page.EvaluateAsync("() => { window.found = []; q.on(async e => { if (e.type === 'saved' || e.type === 'refused') found.push([...await q.pending('c1'), ...await q.refused()].find(row => row.id === e.row.id)?.state); }); }");
        await tablet.Tap("i1", 1);
        await tablet.Tap("i2", 2, "refuse");
        await tablet.Until("found.length === 2");
        Assert.Equal(["done", "refused"], await page.EvaluateAsync<string[]>("() => found.toSorted()"));
    }

    [Theory]
    [InlineData("later")]
    [InlineData("explode")]
    public async Task I6_one_bad_command_delays_its_own_lane_only(string kind)
    {
        await using var server = await ScoringServer.Start();
        server.Status = 503;
        var tablet = await Tablet.Open(await chromium.Open(server.Address));
        for (var n = 0; n < 12; n++)
        {
            await tablet.Tap($"i{n % 4}", n, n == 5 ? kind : "set");
        }

        server.Status = null;
        await tablet.Until("await q.drain() === 'waiting' && await q.unsent() === 2");
        // 5 is the bad one, 9 comes after it in its lane.
        Assert.Equal([5, 9], Enumerable.Range(0, 12).Except(server.Effects.Select(e => e.Number)));
        Assert.All(await tablet.Pending(), row => Assert.True(row.State != "pending" || row.Item == "i1"));
    }

    [Fact]
    public async Task I7_I8_nothing_of_one_person_goes_under_another_and_it_waits_until_he_is_back()
    {
        await using var server = await ScoringServer.Start();
        var tablet = await Tablet.Open(await chromium.Open(server.Address));
        server.SignedIn = null;
        await tablet.Tap("i1", 1);
        await tablet.Until("await q.drain() === 'sign-in'");
        server.SignedIn = "b";
        await tablet.Until("await q.drain() === 'other-person'");
        await tablet.Start("b");
        Assert.Empty(await tablet.Pending());
        await tablet.Tap("i1", 2);
        await tablet.Until("await q.drain() === 'idle'");
        await tablet.Page.EvaluateAsync("() => q.clear()");
        server.SignedIn = "a";
        await tablet.Start("a");
        await tablet.Until("await q.drain() === 'idle'");
        Assert.Equal([("b", 2), ("a", 1)], server.Effects.Select(e => (e.Person, e.Number)));
    }

    [Fact]
    public async Task I8_signing_out_and_a_locked_card_clear_what_the_server_has_and_nothing_else()
    {
        await using var server = await ScoringServer.Start();
        var tablet = await Tablet.Open(await chromium.Open(server.Address));
        await tablet.Tap("i1", 1);
        await tablet.Tap("i2", 2, "refuse");
        await tablet.Until("await q.drain() === 'idle'");
        server.Status = 503;
        await tablet.Tap("i3", 3);
        await tablet.Page.EvaluateAsync(
            """
            async () => {
              await q.saveCard({ card: "c1", stage: "Scoring", now: "2026-11-20T06:11:00.000Z", items: {} });
              await q.savePhoto({ hash: "h1", card: "c1", bytes: new ArrayBuffer(4), type: "image/jpeg", sent: true });
              await q.savePhoto({ hash: "h2", card: "c1", bytes: new ArrayBuffer(4), type: "image/jpeg" });
              await q.clear();
            }
            """);
        Assert.Empty(await tablet.Page.EvaluateAsync<object[]>("() => q.cards()"));
        Assert.Equal(["i3"], (await tablet.Pending()).Select(r => r.Item));
        Assert.Equal(["i2"], (await tablet.Refused()).Select(r => r.Item));
        Assert.Equal(["h2"], await tablet.Page.EvaluateAsync<string[]>("() => q.photosToSend()"));
        Assert.False(await tablet.Page.EvaluateAsync<bool>("async () => !!await q.loadPhoto('h1')"));
        await tablet.Page.EvaluateAsync("""() => q.saveCard({ card: "c1", stage: "Locked", items: {} })""");
        Assert.False(await tablet.Page.EvaluateAsync<bool>("""async () => !!await q.loadCard("c1")"""));
        Assert.Single(await tablet.Refused());
    }

    [Fact]
    public async Task I9_a_card_kept_before_the_answer_does_not_hide_what_the_server_has_acknowledged()
    {
        await using var server = await ScoringServer.Start();
        var page = await chromium.Open(server.Address);
        var tablet = await Tablet.Open(page);
        await page.EvaluateAsync("""() => q.saveCard({ card: "c1", stage: "Scoring", now: "2026-11-20T06:11:00.000Z", items: {} })""");
        await tablet.Tap("i1", 1);
        await tablet.Until("await q.drain() === 'idle'");
        tablet = await Tablet.Open(page);
        var acknowledged = Assert.Single(await tablet.Pending());
        Assert.Equal(("done", 1), (acknowledged.State, acknowledged.Version));
        await page.EvaluateAsync("""() => q.saveCard({ card: "c1", stage: "Scoring", now: "2026-11-20T06:12:00.000Z", items: { i1: { version: 1 } } })""");
        Assert.Empty(await tablet.Pending());
    }

    [Fact]
    public async Task After_a_restore_from_backup_the_last_days_are_sent_again()
    {
        await using var server = await ScoringServer.Start();
        var page = await chromium.Open(server.Address);
        var tablet = await Tablet.Open(page);
        for (var n = 0; n < 6; n++)
        {
            await tablet.Tap("i1", n);
        }

        await tablet.Until("await q.drain() === 'idle' && await q.unsent() === 0");
        server.Restore(keepingEffects: 2);
        tablet = await Tablet.Open(page);
        await tablet.Until("await q.drain() === 'idle' && await q.unsent() === 0");
        Assert.Equal(Enumerable.Range(0, 6), server.Effects.Select(e => e.Number));
    }

    [Fact]
    public async Task Storage_that_cannot_be_opened_sends_at_once_and_says_unsaved_when_that_fails_too()
    {
        await using var server = await ScoringServer.Start();
        var page = await chromium.Open(server.Address);
        await page.AddInitScriptAsync("""if (location.pathname === "/blank") window.full = () => { IDBFactory.prototype.open = () => { throw new DOMException("IO error", "UnknownError"); }; };""");
        var tablet = await Tablet.Open(page);
        await tablet.Until("await q.drain() === 'idle'");
        await page.EvaluateAsync("() => { full(); IDBDatabase.prototype.transaction = () => { throw new DOMException('IO error', 'UnknownError'); }; }");
        Assert.Equal("done", (await tablet.Tap("i1", 1)).State);
        server.Status = 503;
        Assert.Equal("unsaved", (await tablet.Tap("i1", 2)).State);
        Assert.Equal("unsaved", Assert.Single(await tablet.Pending()).State);
        server.Status = null;
        await tablet.Until("await q.unsent() === 0");
        Assert.Equal([1, 2], server.Effects.Select(e => e.Number));
    }

    [Fact]
    public async Task Two_tabs_share_one_queue_and_tell_each_other()
    {
        await using var server = await ScoringServer.Start();
        var first = await Tablet.Open(await chromium.Open(server.Address));
        var second = await Tablet.Open(await first.Page.Context.NewPageAsync());
        var row = await first.Tap("i1", 1);
        await first.Until("await q.unsent() === 0");
        await second.Page.WaitForFunctionAsync("id => events.some(e => e.type === 'saved' && e.row.id === id)", row.Id);
        server.Status = 503;
        await first.Tap("i1", 2);
        server.Status = null;
        // Closed before it has sent: the other tab does.
        await first.Page.CloseAsync();
        await second.Until("await q.unsent() === 0");
        Assert.Equal([1, 2], server.Effects.Select(e => e.Number));
        Assert.Single(server.Batches.Select(b => b.Device).Distinct());
    }

    private static async Task Nothing_is_lost(ScoringServer server, Tablet tablet, List<Tablet.Row> promised)
    {
        // Queued first: what is answered meanwhile is seen in the effects read afterwards.
        var listed = (await tablet.Pending()).Concat(await tablet.Refused()).Select(r => r.Id).ToHashSet();
        var done = server.Effects.Select(e => e.Id).ToHashSet();
        Assert.Empty(promised.Where(r => !listed.Contains(r.Id) && !done.Contains(r.Id)).Select(r => r.Number));
    }
}
