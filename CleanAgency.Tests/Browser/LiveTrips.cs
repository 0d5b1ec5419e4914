using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>Two people at one unit.</summary>
[Collection(BrowserTrips.Name)]
public sealed class LiveTrips(Chromium chromium)
{
    [Fact]
    public async Task What_one_browser_changes_another_shows_without_reloading()
    {
        await using var agency = new RunningAgency();
        var (one, two) = (await OpenUnit(agency, "coordinator"), await OpenUnit(agency, "coordinator2"));
        var list = await chromium.SignIn(agency.Address, "leader", "/units");
        await two.EvaluateAsync("window.notReloaded = true");
        await Field(one, "在岗人数").FillAsync("700");
        await Field(one, "在岗人数").PressAsync("Enter");
        await Expect(Field(two, "在岗人数")).ToHaveValueAsync("700");
        await Expect(list.Locator("tbody tr").First).ToContainTextAsync("700");
        Assert.True(await two.EvaluateAsync<bool>("window.notReloaded"));
    }

    [Fact]
    public async Task A_field_that_is_being_typed_in_is_not_overwritten_and_both_values_are_offered_with_name_and_time()
    {
        await using var agency = new RunningAgency();
        var (one, two) = (await OpenUnit(agency, "coordinator"), await OpenUnit(agency, "coordinator2"));
        await Field(two, "片区").PressSequentiallyAsync("西山");
        await Field(one, "片区").FillAsync("东湖片");
        await Field(one, "片区").PressAsync("Enter");

        var newer = two.Locator("live-field[name=Area] .newer");
        await Expect(newer).ToBeVisibleAsync();
        await Expect(newer).ToContainTextAsync("示coordinator");
        await Expect(newer).ToContainTextAsync("东湖片");
        await Expect(newer).ToContainTextAsync("西山");
        await Expect(Field(two, "片区")).ToHaveValueAsync("西山");
        Assert.Matches(@"\d\d:\d\d", await newer.InnerTextAsync());

        // Typing goes on, and Enter does not replace what he has not chosen to replace.
        await Field(two, "片区").PressSequentiallyAsync("片");
        await Field(two, "片区").PressAsync("Enter");
        await Expect(Field(one, "片区")).ToHaveValueAsync("东湖片");
        await newer.Locator("[data-take=mine]").ClickAsync();
        await Expect(Field(one, "片区")).ToHaveValueAsync("西山片");
        await Expect(newer).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_refused_value_stays_in_the_field_with_its_reason()
    {
        await using var agency = new RunningAgency();
        var page = await OpenUnit(agency, "coordinator");
        await Field(page, "在岗人数").FillAsync("十二");
        await Field(page, "在岗人数").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不是整数");
        await Expect(Field(page, "在岗人数")).ToHaveValueAsync("十二");
    }

    [Fact]
    public async Task Who_may_only_read_has_nothing_to_type_in()
    {
        await using var agency = new RunningAgency();
        var page = await OpenUnit(agency, "u01");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "区财政局" })).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("live-field").CountAsync());
    }

    [Fact]
    public async Task A_server_that_starts_again_under_an_open_page_brings_it_back_on_the_same_address()
    {
        using var database = TestDatabase.Staffed();
        var first = new RunningAgency(database);
        var address = first.Address;
        var page = await chromium.SignIn(address, "coordinator", "/units?category=%E6%B0%91%E7%94%9F%E6%9C%8D%E5%8A%A1%E7%B1%BB");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "区教育局" })).ToBeVisibleAsync();
        var before = page.Url;
        await first.DisposeAsync();
        await Expect(page.Locator("#components-reconnect-modal .now")).ToBeVisibleAsync();
        // Nothing blocks reading meanwhile.
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "区教育局" })).ToBeVisibleAsync();

        await using var second = new RunningAgency(database, address.Port);
        await Expect(page.Locator("#components-reconnect-modal .now")).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await Chromium.Interactive(page);
        Assert.Equal(before, page.Url);
        await page.GetByRole(AriaRole.Link, new() { Name = "区教育局" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "区教育局" })).ToBeVisibleAsync();
    }

    private static ILocator Field(IPage page, string label) => page.GetByLabel(label, new() { Exact = true });

    private async Task<IPage> OpenUnit(RunningAgency agency, string account)
    {
        await using var core = new Agency(agency.Database);
        return await chromium.SignIn(agency.Address, account, $"/units/{core.Unit("U01")}");
    }
}
