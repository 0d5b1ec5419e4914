using CleanAgency.Core.Groups;
using CleanAgency.Core.Sheets;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Groups;

[Collection(BrowserTrips.Name)]
public sealed class GroupImportTrips(Chromium chromium)
{
    [Fact]
    public async Task A_list_with_a_mistake_is_corrected_and_becomes_the_groups_of_the_round()
    {
        await using var agency = new RunningAgency();
        await using var core = new Agency(agency.Database);
        var round = await Office.Round(core);
        var page = await chromium.SignIn(agency.Address, "coordinator", $"/rounds/{round}");
        await page.GetByRole(AriaRole.Link, new() { Name = "导入" }).ClickAsync();
        await Pick(page, Workbook(agency, GroupPost.Leader));
        await Expect(page.GetByText("第1组的组长是示inspector")).ToBeVisibleAsync();
        Assert.Empty(await Axe.Violations(page));
        await page.GetByRole(AriaRole.Link, new() { Name = "重新选取" }).ClickAsync();
        await Pick(page, Workbook(agency, GroupPost.Member));
        await Expect(page.GetByText("编入后须回避的单位")).ToBeVisibleAsync();
        Assert.Empty(await Axe.Violations(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "写入2人" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(agency.Address, $"/rounds/{round}").ToString());
        await Expect(page.GetByText("1个组　2人")).ToBeVisibleAsync();
    }

    private static Task Pick(IPage page, byte[] workbook) =>
        page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "督导组.xlsx", MimeType = SheetFile.ContentType, Buffer = workbook });

    private static byte[] Workbook(RunningAgency agency, GroupPost second) => agency.Services.GetRequiredService<IWorkbooks>().Write("x", GroupSheet.Layout.With(
        [new(1, "第1组", "U02", 8, "inspector", "示inspector", GroupPost.Leader, false), new(1, "第1组", "U02", 8, "u01", "示u01", second, true)]));
}
