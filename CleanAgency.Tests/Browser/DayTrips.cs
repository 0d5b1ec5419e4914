using CleanAgency.Core.Common;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>A day of visits: who is on which card, what is taken along, and one tablet for several people.</summary>
[Collection(BrowserTrips.Name)]
public sealed class DayTrips(Chromium chromium)
{
    [Fact]
    public async Task Who_is_on_the_card_is_shown_to_others_within_a_second_and_gone_when_he_leaves()
    {
        await using var agency = new RunningAgency();
        var card = await Card(agency);
        var one = await chromium.SignIn(agency.Address, "inspector", $"/scorecards/{card}");
        var two = await chromium.SignIn(agency.Address, "coordinator", $"/scorecards/{card}");
        await Expect(two.Locator("score-card .people")).ToContainTextAsync("示inspector");
        await one.Locator("score-card .item-row").First.ClickAsync();
        await Expect(two.Locator("score-card li.item").First).ToContainTextAsync("示inspector", new() { Timeout = 1000 });
        await one.GotoAsync("/");
        await Expect(two.Locator("score-card .people")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_day_begins_with_where_to_and_who_is_there_and_the_cards_come_along()
    {
        await using var agency = new RunningAgency();
        var card = await Card(agency);
        var page = await chromium.SignIn(agency.Address, "inspector", "/scorecards");
        await Expect(page.Locator(".place").First).ToContainTextAsync("区财政局");
        var other = await chromium.SignIn(agency.Address, "coordinator", $"/scorecards/{card}");
        await Expect(page.Locator(".place").First).ToContainTextAsync("示coordinator");
        await other.GotoAsync("/");
        await Expect(page.Locator(".place").First).Not.ToContainTextAsync("示coordinator");

        await page.Locator("take-along button").ClickAsync();
        await Expect(page.Locator("take-along [role=status]")).ToContainTextAsync("已存1张");
        await Axe.Accepts(page, "main");
        foreach (var (width, height) in new[] { (1280, 800), (800, 1280) })
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.All(await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.day button, .place')].map(b => Math.min(b.offsetWidth, b.offsetHeight))"), side => Assert.InRange(side, 44, 9999));
        }
    }

    [Fact]
    public async Task Who_plans_sees_how_far_the_groups_are_and_narrows_it_to_one_and_to_what_was_not_begun()
    {
        await using var agency = new RunningAgency();
        await Card(agency);
        agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(new(2026, 11, 30), new(9, 0)));
        var page = await chromium.SignIn(agency.Address, "coordinator", "/scorecards");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await page.Locator(".groups a").First.ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.Locator(".sumline a", new() { HasText = "走访后未开始" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToContainTextAsync("走访后未开始");
        await Axe.Accepts(page, "main");
        await page.SetViewportSizeAsync(800, 1280);
        await Axe.Accepts(page, "main");
    }

    [Fact]
    public async Task The_next_one_only_types_a_password_and_goes_on_at_the_days_page()
    {
        await using var agency = new RunningAgency();
        await Card(agency);
        var page = await chromium.SignIn(agency.Address, "inspector", "/scorecards");
        await page.GetByRole(AriaRole.Button, new() { Name = "换人" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "其他人" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in?**");
        await page.GotoAsync("/sign-in?ReturnUrl=%2Fscorecards&next=inspector");
        await Expect(page.Locator("[name=username]")).ToHaveValueAsync("inspector");
        await Expect(page.Locator("[name=password]")).ToBeFocusedAsync();
        await page.FillAsync("[name=password]", Office.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/scorecards");
    }

    private static async Task<Guid> Card(RunningAgency agency)
    {
        await using var core = new Agency(agency.Database);
        var card = await Office.Card(core, "U01");
        agency.Services.GetRequiredService<Clock>().MoveTo(core.Services.GetRequiredService<Clock>().Now);
        return card;
    }
}
