using CleanAgency.Core.Results;
using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>What a leader sees first: at a desk, on a tablet and on a phone, by sight, by keyboard and on paper.</summary>
[Collection(BrowserTrips.Name)]
public sealed class LeaderTrips(Chromium chromium)
{
    [Fact]
    public async Task The_first_screen_of_a_leader_shows_the_round_the_result_and_its_tables_without_a_fault_at_any_size()
    {
        await using var district = await ScoredDistrict.Open();
        var page = await chromium.SignIn(district.Address, "leader", "/");
        await Expect(page.Locator(".groups li")).ToHaveCountAsync(6);
        await Expect(page.Locator(".strip a")).ToHaveCountAsync(48);
        await Fits(page);
        await page.GotoAsync("/results");
        await Expect(page.Locator(".strip a")).ToHaveCountAsync(48);
        await Expect(page.Locator(".hero .counts")).ToContainTextAsync("13");
        await Expect(page.Locator("[aria-labelledby=leniency] li")).ToHaveCountAsync(6);
        await Fits(page);
        await page.Locator(".strip").First.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator("[aria-labelledby=spread] [role=status]")).ToContainTextAsync("第1名");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/results/*/*");
    }

    [Fact]
    public async Task Before_the_commitment_there_is_the_pace_of_the_groups_and_no_chart_of_scores()
    {
        await using var district = await ScoredDistrict.Open();
        var round = (await district.Desk.As("leader").Send(new RoundPace()))!.RoundId;
        var page = await chromium.SignIn(district.Address, "leader", $"/results?round={round}");
        await Expect(page.Locator(".groups li")).ToHaveCountAsync(6);
        await Expect(page.Locator(".strip, .hero, .rank")).ToHaveCountAsync(0);
    }

    private static async Task Fits(IPage page)
    {
        foreach (var table in await page.Locator("details.alt > summary").AllAsync())
        {
            await table.ClickAsync();
        }

        List<string> found = [];
        foreach (var (width, height, scheme) in new[] { (1280, 800, ColorScheme.Light), (800, 1280, ColorScheme.Dark), (390, 844, ColorScheme.Light) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            found.AddRange((await Axe.Violations(page)).Select(v => $"{width} {scheme}: {v}"));
            Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
        await page.SetViewportSizeAsync(1280, 800);
    }
}
