using CleanAgency.Core.Groups;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Offline;

/// <summary>What the server does not take stays in view of whoever entered it, and in nobody's way.</summary>
[Collection(BrowserTrips.Name)]
public sealed class RefusedTrips(Chromium chromium)
{
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public async Task A_file_that_is_refused_is_listed_with_its_reason_and_another_takes_its_place()
    {
        await using var district = await ScoredDistrict.Open();
        await using var tablet = await CardTablet.Open(chromium, district.Address, "p06", district.Card);
        await Choose(tablet, "台账.docx", OldOffice);
        await Expect(tablet.Sync).ToContainTextAsync("被拒1");
        await tablet.Page.ReloadAsync();
        await tablet.Live();
        Assert.Equal(0, await tablet.Unsent());
        await tablet.Sync.ClickAsync();
        var sheet = tablet.Page.GetByRole(AriaRole.Dialog, new() { Name = "待同步的内容" });
        await Expect(sheet).ToContainTextAsync("旧版Office文件不能上传");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "改后重交" }).ClickAsync();
        await Choose(tablet, "台账.pdf", "%PDF-1.7"u8.ToArray());
        // It is on the tablet before the refused one goes.
        await Expect(tablet.Sync).Not.ToContainTextAsync("被拒");
        await tablet.Saved();
        Assert.Equal(["台账.pdf"], await district.Desk.Do((AppDb db) => db.Set<AttachedFile>().Where(f => f.CardId == district.Card).Select(f => f.Name).ToListAsync()));
    }

    [Fact]
    public async Task What_somebody_entered_before_he_lost_the_card_is_shown_to_him_wherever_he_is_and_kept_with_the_card()
    {
        await using var district = await ScoredDistrict.Open();
        await using var tablet = await CardTablet.Open(chromium, district.Address, "p07", district.Card);
        tablet.Line.Unplug();
        await tablet.Found("C3", "10月12日转办的投诉3日内未回复");
        await tablet.Waits(1);
        var person = district.Desk.Person("p07");
        await district.Desk.Do((AppDb db) => db.Set<GroupMember>().Where(m => m.PersonId == person).ExecuteUpdateAsync(m => m.SetProperty(one => one.Until, new DateOnly(2026, 11, 19))));
        tablet.Line.PlugIn();
        var said = tablet.Page.Locator(".unsent").GetByText("被拒1项，没有记入");
        LateRecord? late = null;
        for (var patience = DateTime.UtcNow.AddSeconds(60); late is null && DateTime.UtcNow < patience;)
        {
            late = await district.Desk.Do((AppDb db) => db.Set<LateRecord>().AsNoTracking().SingleOrDefaultAsync(l => l.CardId == district.Card));
        }

        Assert.Contains("10月12日转办的投诉3日内未回复", late?.Body, StringComparison.Ordinal);

        await tablet.GoToCard();
        await Expect(said).ToBeVisibleAsync();
        foreach (var page in (string[])["scorecards", ""])
        {
            await tablet.GoTo(page);
            await Expect(said).ToBeVisibleAsync();
        }

        await tablet.Page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        var list = tablet.Page.GetByRole(AriaRole.Dialog, new() { Name = "被拒1项，没有记入" });
        await Expect(list).ToContainTextAsync("C3");
        await Expect(list).ToContainTextAsync("10月12日转办的投诉3日内未回复");
        await Axe.Accepts(tablet.Page, "dialog");
        await list.GetByRole(AriaRole.Button, new() { Name = "放弃这一笔" }).ClickAsync();
        await Expect(said).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_file_that_the_server_misses_is_sent_again_and_one_that_is_nowhere_any_more_is_said()
    {
        await using var server = await ScoringServer.Start();
        var tablet = await Tablet.Open(await chromium.Open(server.Address));
        await tablet.Page.EvaluateAsync(
            """
            async () => {
              await q.savePhoto({ hash: "here", card: "c1", bytes: new ArrayBuffer(4), type: "image/jpeg", sent: true });
              for (const hash of ["here", "lost"]) await q.put({ card: "c1", epoch: 1, item: hash, kind: "attach", body: { hash, name: hash, n: 1 } });
            }
            """);
        await tablet.Until("await q.drain() && (await q.photosToSend()).length === 1 && (await q.refused()).length === 1");
        Assert.Equal(["lost Photo.Lost", "here"], await tablet.Page.EvaluateAsync<string[]>("async () => [...(await q.refused()).map(row => `${row.item} ${row.reason.code}`), ...await q.photosToSend()]"));
        Assert.True(await tablet.Page.EvaluateAsync<bool>("() => events.some(e => e.type === 'photos')"));
        server.Files.Add("here");
        await tablet.Page.EvaluateAsync("() => q.photoSent('here')");
        await tablet.Until("await q.drain() && await q.unsent() === 0");
        Assert.Equal("c1/here", Assert.Single(server.Effects).Lane);
    }

    private static async Task Choose(CardTablet tablet, string name, byte[] bytes) =>
        await (await tablet.Pane("A1")).Locator(".evidence > photo-strip input[type=file][multiple]").First.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
}
