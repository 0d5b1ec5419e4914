using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>Around a card of the whole product: a photo for what is just being written, a script that did not come, the papers of the office.</summary>
[Collection(BrowserTrips.Name)]
public sealed class ScoringDeskTrips(Chromium chromium)
{
    [Fact]
    public async Task A_photo_taken_while_an_entry_is_written_proves_that_entry()
    {
        using var district = TestDatabase.District();
        await using var agency = new RunningAgency(district, 0, TestDatabase.Demo, new("demo-password", Office.Password));
        await using var core = new Agency(district, TestDatabase.Demo);
        var card = (await core.As("p06").Send(new CardList()))!.Rows.Single(row => row.Code == "U30").Id;
        var page = await chromium.SignIn(agency.Address, "p06", $"/scorecards/{card}");
        var pane = await page.OpenItem("D4");
        var form = pane.Locator("form.entry");
        await form.Locator("label", new() { Has = page.Locator("[value='D4.1.1']") }).ClickAsync();
        await form.Locator("photo-strip input[capture]").SetInputFilesAsync(Photo());
        await Expect(form.Locator("photo-strip li")).ToHaveCountAsync(1);
        Assert.Empty(await core.Do((AppDb db) => db.Set<AttachedFile>().Where(file => file.CardId == card).ToListAsync()));
        await form.Box("事实").FillAsync("抽查的1项决策没有会前酝酿记录");
        await form.Locator("[type=submit]").ClickAsync();
        await Expect(pane.Locator(".occ photo-strip li")).ToHaveCountAsync(1);
        await Expect(form.Locator("photo-strip li")).ToHaveCountAsync(0);
        var file = await Arrives(core, card);
        Assert.Equal((file.EntryId, "现场.jpg"), ((await core.Do((AppDb db) => db.Set<Occurrence>().SingleAsync(one => one.CardId == card && one.Code == "D4.1.1"))).Id, file.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(404)]
    public async Task A_script_that_does_not_come_is_said_and_brought_again_and_the_page_lives(int? status)
    {
        await using var agency = new RunningAgency();
        var card = await Card(agency);
        var page = await chromium.SignIn(agency.Address, "inspector");
        await page.RouteAsync("**/scoring/score-card.js", route => status is { } answer ? route.FulfillAsync(new() { Status = answer }) : route.AbortAsync());
        await Chromium.Go(page, $"/scorecards/{card}");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("评分界面没有打开");
        await Axe.Accepts(page, "main");
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "重新打开" }).ClickAsync();
        await Expect(page.Locator("score-card .item-row").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_office_has_each_card_on_paper_empty_or_filled_and_as_a_workbook_from_its_list()
    {
        await using var agency = new RunningAgency();
        var card = await Card(agency);
        var page = await chromium.SignIn(agency.Address, "coordinator", "/scorecards");
        var row = page.Locator("tbody tr", new() { HasText = "U01" });
        await Expect(row.GetByRole(AriaRole.Link, new() { Name = "下载区财政局评分卡的Excel" })).ToHaveAttributeAsync("href", $"scorecards/{card}/export");
        await row.GetByRole(AriaRole.Link, new() { Name = "打印区财政局的空白评分表" }).ClickAsync();
        await page.WaitForURLAsync($"**/scorecards/{card}/blank");
        await page.GoBackAsync();
        await row.GetByRole(AriaRole.Link, new() { Name = "打印区财政局的评分卡" }).ClickAsync();
        await page.WaitForURLAsync($"**/scorecards/{card}/print");
    }

    private static async Task<AttachedFile> Arrives(Agency core, Guid card)
    {
        for (var patience = DateTime.UtcNow.AddSeconds(30); ;)
        {
            if (await core.Do((AppDb db) => db.Set<AttachedFile>().AsNoTracking().SingleOrDefaultAsync(one => one.CardId == card)) is { } file)
            {
                return file;
            }

            Assert.True(DateTime.UtcNow < patience, "The photo does not arrive.");
        }
    }

    private static FilePayload Photo()
    {
        using var stream = typeof(DemoTables).Assembly.GetManifestResourceStream(typeof(DemoTables), "hall.jpg")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new() { Name = "现场.jpg", MimeType = "image/jpeg", Buffer = bytes.ToArray() };
    }

    private static async Task<Guid> Card(RunningAgency agency)
    {
        await using var core = new Agency(agency.Database);
        var card = await Office.Card(core, "U01");
        agency.Services.GetRequiredService<Clock>().MoveTo(core.Services.GetRequiredService<Clock>().Now);
        return card;
    }
}
