using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;
using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Scorecards;

[Collection(BrowserTrips.Name)]
public sealed class PaperTrips(Chromium chromium)
{
    [Fact]
    public async Task A_card_is_filled_in_on_paper_and_comes_back_through_its_preview()
    {
        await using var agency = new RunningAgency();
        await using var core = new Agency(agency.Database);
        var card = await Office.Card(core, "U01");
        var item = (await core.As("inspector").Send(new ReadCard(card))).Scheme!.Areas[0].Items[0];
        var page = await chromium.SignIn(agency.Address, "inspector", $"/scorecards/{card}/blank");
        await page.GetByRole(AriaRole.Link, new() { Name = "回填" }).ClickAsync();
        var blank = await page.APIRequest.GetAsync((await page.GetByRole(AriaRole.Link, new() { Name = "下载回填表" }).GetAttributeAsync("href"))!);
        Assert.Empty(await Axe.Violations(page));
        using var paper = new PaperBook(await blank.BodyAsync());

        paper.Fill(item.Code, "等次", "满分");
        await Choose(page, paper);
        await Expect(page.GetByText("没有编码为“满分”的等次")).ToBeVisibleAsync();
        Assert.Empty(await Axe.Violations(page));

        paper.Fill(item.Code, "备注", note: "纸上记的");
        paper.Sheet.CellsUsed().Single(cell => cell.GetString() == "满分").SetValue(RuleJson.Read(item.Rule.GetRawText()).Parts[0].Codes[0]);
        await page.GetByRole(AriaRole.Link, new() { Name = "重新选取" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(agency.Address, $"/scorecards/{card}/paper").ToString());
        await Choose(page, paper);
        await page.GetByRole(AriaRole.Button, new() { Name = "写入2行" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(agency.Address, $"/scorecards/{card}").ToString());
        Assert.Equal(ItemState.Scored, (await core.As("inspector").Send(new ReadCard(card))).Items.Values.Single().State);
    }

    private static Task Choose(IPage page, PaperBook paper) =>
        page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "回填表.xlsx", MimeType = SheetFile.ContentType, Buffer = paper.Bytes });
}
