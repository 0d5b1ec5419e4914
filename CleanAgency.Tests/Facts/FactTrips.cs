using CleanAgency.Core.Facts;
using CleanAgency.Core.Sheets;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Facts;

[Collection(BrowserTrips.Name)]
public sealed class FactTrips(Chromium chromium)
{
    [Fact]
    public async Task Facts_are_imported_disputed_by_the_unit_and_kept_with_a_reason_that_it_reads_at_once()
    {
        await using var agency = new RunningAgency();
        await using var core = new Agency(agency.Database);
        await Office.Round(core);
        var coordinator = await chromium.SignIn(agency.Address, "coordinator", "/facts/import");
        await coordinator.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "事实.xlsx", MimeType = SheetFile.ContentType, Buffer = Workbook(agency) });
        await Expect(coordinator.GetByRole(AriaRole.Button, new() { Name = "写入1项" })).ToBeVisibleAsync();
        Assert.Empty(await Axe.Violations(coordinator));
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "写入1项" }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Link, new() { Name = "区财政局" }).ClickAsync();

        var liaison = await chromium.SignIn(agency.Address, "u01", "/facts");
        await liaison.GetByRole(AriaRole.Button, new() { Name = "对承诺签订有异议" }).ClickAsync();
        await liaison.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("应为27人，一人上月补签");
        Assert.Empty(await Axe.Violations(liaison));
        await liaison.GetByRole(AriaRole.Button, new() { Name = "提出异议" }).ClickAsync();

        await coordinator.GetByRole(AriaRole.Button, new() { Name = "维持承诺签订" }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("名册截至6月30日，补签在后");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "维持原数" }).ClickAsync();
        await Expect(liaison.GetByText("名册截至6月30日，补签在后")).ToBeVisibleAsync();
    }

    private static byte[] Workbook(RunningAgency agency) => agency.Services.GetRequiredService<IWorkbooks>().Write("x", FactSheet.Layout.With(
        [new("U01", "R1", "承诺签订", new(26, 28, "签订名册", new(2026, 6, 30)))]));
}
