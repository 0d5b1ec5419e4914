using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Core.Sheets;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.People;

[Collection(BrowserTrips.Name)]
public sealed class PeopleImportTrips(Chromium chromium)
{
    [Fact]
    public async Task A_list_becomes_people_with_slips_and_the_security_administrator_grants_its_roles_in_one_act()
    {
        await using var agency = new RunningAgency();
        var admin = await chromium.SignIn(agency.Address, "sysadmin", "/people/import");
        await admin.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "人员.xlsx", MimeType = SheetFile.ContentType, Buffer = Workbook(agency) });
        var write = admin.GetByRole(AriaRole.Button, new() { Name = "写入2人" });
        await Expect(write).ToBeVisibleAsync();
        Assert.Empty(await Axe.Violations(admin));
        await write.ClickAsync();
        await Expect(admin.Locator(".slip")).ToHaveCountAsync(2);
        Assert.Empty(await Axe.Violations(admin));
        var slip = await admin.Locator(".slip >> nth=0 >> dd.code").AllInnerTextsAsync();

        // Whoever leaves has the slips no more, so a link asks first.
        await admin.GetByRole(AriaRole.Link, new() { Name = "单位" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "留下" }).ClickAsync();
        await Expect(admin.Locator(".slip")).ToHaveCountAsync(2);
        await admin.GetByRole(AriaRole.Button, new() { Name = "离开这一页" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "已打印，离开" }).ClickAsync();
        await Expect(admin).ToHaveURLAsync(new Uri(agency.Address, "/people").ToString());

        var security = await chromium.SignIn(agency.Address, "secadmin", "/people/proposals");
        await security.GetByLabel("全选可以确认的2条").CheckAsync();
        Assert.Empty(await Axe.Violations(security));
        await security.GetByRole(AriaRole.Button, new() { Name = "授予2个角色" }).ClickAsync();
        await Expect(security.GetByText("没有待确认的角色建议")).ToBeVisibleAsync();

        var door = await chromium.Open(agency.Address);
        await Chromium.SignIn(door, slip[0], slip[1]);
        await Expect(door).ToHaveURLAsync(new Uri(agency.Address, "/password").ToString());
    }

    private static byte[] Workbook(RunningAgency agency) => agency.Services.GetRequiredService<IWorkbooks>().Write("x", PeopleSheet.Layout.With(
    [
        new("p01", "程示新", "U01", "科员", [Role.Inspector], new(2026, 5, 6)),
        new("p02", "覃示溪", "U02", "科长", [Role.Inspector], new(2026, 5, 6)),
    ]));
}
