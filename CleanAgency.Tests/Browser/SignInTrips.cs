using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

[Collection(BrowserTrips.Name)]
public sealed class SignInTrips(Chromium chromium)
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_door_and_afterwards_to_where_he_wanted()
    {
        await using var agency = new RunningAgency();
        var page = await chromium.Open(agency.Address);
        await page.GotoAsync("/units");
        await Expect(page.Locator("[name=username]")).ToBeVisibleAsync();
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        await page.FillAsync("[name=username]", "coordinator");
        await page.FillAsync("[name=password]", Office.Password);
        await page.PressAsync("[name=password]", "Enter");
        await Chromium.Interactive(page);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "区教育局" })).ToBeVisibleAsync();
        Assert.EndsWith("/units", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_the_page_says_so()
    {
        await using var agency = new RunningAgency();
        var page = await chromium.Open(agency.Address);
        for (var i = 0; i < 5; i++)
        {
            await Chromium.SignIn(page, "u02", "Wrong-Harbour-99");
            await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("锁定");
        await Chromium.SignIn(page, "u02", Office.Password);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("锁定");
    }

    [Fact]
    public async Task A_one_time_password_is_changed_before_anything_else()
    {
        await using var agency = new RunningAgency();
        var page = await chromium.Open(agency.Address);
        await Chromium.SignIn(page, "newcomer", Office.Password);
        await Expect(page.Locator("[name=next]")).ToBeVisibleAsync();
        await page.GotoAsync("/units");
        await Expect(page.Locator("[name=next]")).ToBeVisibleAsync();
        await page.FillAsync("[name=current]", Office.Password);
        await page.FillAsync("[name=next]", "Lantern-Meadow-7");
        await page.FillAsync("[name=again]", "Lantern-Meadow-7");
        await page.ClickAsync("form[aria-labelledby=title] button.main");
        await Expect(page.Locator("[name=username]")).ToBeVisibleAsync();
        await Chromium.SignIn(page, "newcomer", "Lantern-Meadow-7");
        await Chromium.Interactive(page);
    }

    [Fact]
    public async Task A_person_who_is_locked_loses_the_open_screen_without_touching_it()
    {
        await using var agency = new RunningAgency();
        var page = await chromium.SignIn(agency.Address, "leader", "/units");
        await using (var other = new Agency(agency.Database))
        {
            await other.As("sysadmin").Send(new Core.People.LockPerson(other.Person("leader"), "离岗"));
        }

        // From another server there is no news, only the look every fifteen seconds and the five seconds that a standing is remembered.
        await Expect(page.Locator("[name=username]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Contains("ended", page.Url, StringComparison.OrdinalIgnoreCase);
    }
}
