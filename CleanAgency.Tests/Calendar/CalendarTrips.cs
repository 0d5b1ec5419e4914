using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static CleanAgency.Tests.Calendar.Notices;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Calendar;

/// <summary>The year arrives: one imports it, everybody's deadlines move.</summary>
[Collection(BrowserTrips.Name)]
public sealed class CalendarTrips(Chromium chromium)
{
    [Fact]
    public async Task A_notice_is_imported_and_a_day_edited_and_another_screen_follows_by_itself()
    {
        await using var agency = new RunningAgency();
        var reader = await chromium.SignIn(agency.Address, "u01", "/calendar?year=2027");
        await Expect(reader.GetByText("2027年的放假安排还没有载入", new() { Exact = false })).ToBeVisibleAsync();
        await Expect(reader.GetByRole(AriaRole.Link, new() { Name = "导入放假安排" })).ToHaveCountAsync(0);

        var admin = await chromium.SignIn(agency.Address, "sysadmin", "/calendar?year=2027");
        await admin.GetByRole(AriaRole.Link, new() { Name = "导入放假安排" }).ClickAsync();
        await Pick(admin, Text("""{"year":2027,"papers":[],"days":[]}"""));
        await Expect(admin.Locator("main")).ToContainTextAsync("文件里2027年还没有放假安排");
        await admin.GetByRole(AriaRole.Link, new() { Name = "重新选取" }).ClickAsync();
        await Pick(admin, Json(2027, Of2027.Where(day => day.Name != "中秋节")));
        await Expect(admin.Locator("main")).ToContainTextAsync("文件里没有这些节日：中秋节");
        await Axe.Accepts(admin, "main");
        await admin.GetByRole(AriaRole.Button, new() { Name = "导入2027年" }).ClickAsync();
        await Expect(admin.Locator("main")).ToContainTextAsync("韦示安于");

        await Expect(reader.GetByText("2027年的放假安排还没有载入", new() { Exact = false })).ToHaveCountAsync(0);
        await Expect(reader.Locator(".notes").First).ToContainTextAsync("1日至3日");

        await admin.Locator("button:has(time[datetime='2027-09-15'])").ClickAsync();
        var dialog = admin.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("放假", new() { Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Textbox).FillAsync("中秋节");
        await Axe.Accepts(admin, "dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(reader.Locator(".notes").Nth(8)).ToContainTextAsync("改为放假（韦示安）");

        await admin.Locator("button:has(time[datetime='2027-09-15'])").ClickAsync();
        await dialog.GetByText("按放假安排", new() { Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(reader.Locator(".notes").Nth(8)).Not.ToContainTextAsync("改为放假");

        await admin.GetByRole(AriaRole.Button, new() { Name = "撤销导入" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "撤销导入" }).ClickAsync();
        await Expect(reader.GetByText("2027年的放假安排还没有载入", new() { Exact = false })).ToBeVisibleAsync();
        await admin.SetViewportSizeAsync(390, 844);
        await Axe.Accepts(admin, "main");
    }

    private static Task Pick(IPage page, byte[] json) =>
        page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "2027.json", MimeType = "application/json", Buffer = json });
}
