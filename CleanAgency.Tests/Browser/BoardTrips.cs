using CleanAgency.Infrastructure.Demo;
using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static CleanAgency.Tests.Browser.BoardScreen;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>The board of the demo district, where one transfer has broken the plan: by touch, by two at once and by keyboard.</summary>
[Collection(BrowserTrips.Name)]
public sealed class BoardTrips(Chromium chromium)
{
    [Fact]
    public async Task A_transfer_is_mended_on_a_tablet_by_touch_alone()
    {
        using var database = TestDatabase.District();
        await using var agency = District(database);
        var tablet = await Tablet(agency, "coordinator", "/groups");
        await tablet.Button("起草变更").TapAsync();
        await Expect(tablet.Button("锁定")).ToBeVisibleAsync();
        await tablet.Seat(UnitName("U28")).TapAsync();
        await Expect(tablet.Group(4)).ToContainTextAsync("戚示方");
        await tablet.Button("找改动最小的办法").TapAsync();
        await tablet.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "与文化和旅游局" }).Button("采用").TapAsync();
        await Expect(tablet.Group(2).Seat(UnitName("U28"))).ToBeVisibleAsync();
        Assert.Equal(0, await tablet.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await tablet.Button("锁定").TapAsync();
        await tablet.Button("公布变更").TapAsync();
        var dialog = tablet.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("原因").FillAsync("戚示方调入区民政局");
        await dialog.Button("公布变更").TapAsync();
        await Expect(dialog).ToHaveCountAsync(0);

        var inspector = DemoTables.Inspectors.First(p => p.Group == "G2");
        var visit = await Tablet(agency, inspector.Account, "/groups");
        await Expect(visit.Locator("tbody th").Filter(new() { HasText = UnitName("U28") })).ToBeVisibleAsync();
        await Expect(visit.GetByText("方案有变更：戚示方调入区民政局")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_coordinators_share_a_board_and_the_toast_takes_a_dragged_unit_back()
    {
        using var database = TestDatabase.District();
        await using var agency = District(database);
        var one = await chromium.SignIn(agency.Address, "coordinator", "/groups");
        await StartDraft(one);
        var two = await chromium.SignIn(agency.Address, "coordinator2", new Uri(one.Url).PathAndQuery);
        await two.EvaluateAsync("window.notReloaded = true");
        await one.Seat(UnitName("U28")).HoverAsync();
        await one.Mouse.DownAsync();
        await one.Group(2).HoverAsync();
        // Its price is read before it is dropped.
        await Expect(one.Place(2)).ToContainTextAsync("对调，代价");
        await one.Place(2).HoverAsync();
        await one.Mouse.UpAsync();
        await Expect(two.Group(2).Seat(UnitName("U28"))).ToBeVisibleAsync();
        await Expect(two.Locator(".u[data-s=bad]")).ToHaveCountAsync(0);
        await one.Locator(".toast").Button("撤销").ClickAsync();
        await Expect(two.Group(4).Seat(UnitName("U28"))).ToBeVisibleAsync();
        await Expect(one.Group(4).Seat(UnitName("U28"))).ToHaveAttributeAsync("data-s", "bad");

        // Each sees at once what the other has locked and can no longer move.
        await two.Seat(UnitName("U28")).ClickAsync();
        await two.Group(2).Locator(".drop .btn.soft").ClickAsync();
        await two.Button("锁定").ClickAsync();
        await Expect(one.Button("解锁修改")).ToBeVisibleAsync();
        await one.Seat(UnitName("U28")).ClickAsync();
        await Expect(one.Locator(".drop").First).ToBeVisibleAsync();
        await Expect(one.Locator(".drop button")).ToHaveCountAsync(0);
        Assert.True(await two.EvaluateAsync<bool>("window.notReloaded"));
    }

    [Fact]
    public async Task A_unit_is_picked_moved_and_let_go_from_the_keyboard_and_the_focus_goes_with_it()
    {
        using var database = TestDatabase.District();
        await using var agency = District(database);
        var page = await chromium.SignIn(agency.Address, "coordinator", "/groups");
        await StartDraft(page);
        var unit = page.Seat(UnitName("U28"));
        await unit.PressAsync("Enter");
        await Expect(page.Place(2)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Place(3)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".drop")).ToHaveCountAsync(0);
        await Expect(unit).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Place(2)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Place(3)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Place(2)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Group(2).Seat(UnitName("U28"))).ToBeFocusedAsync();
    }

    [Fact]
    public async Task In_the_compact_table_the_arrows_go_from_line_to_line_and_the_focus_follows_the_unit()
    {
        using var database = TestDatabase.District();
        await using var agency = District(database);
        var page = await chromium.SignIn(agency.Address, "coordinator", "/groups");
        await StartDraft(page);
        await page.Button("紧凑显示").ClickAsync();
        var (unit, lines) = (page.Locator($".unit[title='{UnitName("U28")}']"), page.Locator(".matrix tbody tr"));
        await unit.PressAsync("Enter");
        await Expect(lines.Nth(1).Locator(".drop button")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(lines.Nth(2).Locator(".drop button")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(unit).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(lines.Nth(1).Locator(".drop button")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(lines.Nth(1).Locator(".drop button")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(lines.Nth(1).Locator($".unit[title='{UnitName("U28")}']")).ToBeFocusedAsync();
    }

    private static RunningAgency District(TestDatabase database) => new(database, 0, TestDatabase.Demo, new("demo-password", Office.Password));

    private static async Task StartDraft(IPage page)
    {
        await page.Button("起草变更").ClickAsync();
        await Expect(page.Button("锁定")).ToBeVisibleAsync();
    }

    private async Task<IPage> Tablet(RunningAgency agency, string account, string to)
    {
        var page = await chromium.Open(agency.Address, 800, 1280, touch: true);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[name=username]", account);
        await page.FillAsync("[name=password]", Office.Password);
        await page.TapAsync("form[aria-labelledby=title] button.main");
        await Chromium.Interactive(page);
        await Chromium.Go(page, to);
        return page;
    }
}
