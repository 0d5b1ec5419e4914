using CleanAgency.Tests.Browser;
using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Notices;

/// <summary>The bell in a browser that nobody touches.</summary>
[Collection(BrowserTrips.Name)]
public sealed class NoticeTrips(Chromium chromium)
{
    [Fact]
    public async Task The_day_after_a_confirmation_ran_out_the_bell_rings_and_falls_silent_when_the_unit_has_confirmed_on_a_phone()
    {
        await using var trip = await CardTrip.Of(table => table.SignAll());
        var leader = await chromium.SignIn(trip.Address, trip.Table.Leader, "/calendar");
        await leader.EvaluateAsync("() => { window.notReloaded = true; }");
        var bell = leader.Locator("a.bell");
        var before = (await bell.GetAttributeAsync("aria-label"))!;

        // Sent on Friday the 20th; the third working day is the 25th.
        await trip.Morning(6);
        await Expect(bell).Not.ToHaveAttributeAsync("aria-label", before);
        await bell.ClickAsync();
        var told = Line(leader, trip.Table.Card);
        await Expect(told).ToContainTextAsync("已逾期，请督促");
        await Expect(told).ToContainTextAsync("之前提醒过");
        await Expect(leader.Locator("main .banner")).ToContainTextAsync("期间错过的提醒已合并");
        await Axe.Accepts(leader, "the inbox");

        var phone = await chromium.Open(trip.Address, 390, 844, touch: true);
        await Chromium.SignIn(phone, "u30", Office.Password);
        await Chromium.Go(phone, "/notices");
        await Axe.Accepts(phone, "the inbox on a phone");
        await Line(phone, trip.Table.Card).GetByRole(AriaRole.Link).ClickAsync();
        var own = await phone.OpenSheet();
        await own.Button("确认无异议").ClickAsync();
        await phone.Ask().Button("确认无异议").ClickAsync();
        await Expect(own).ToContainTextAsync("已锁定封存");

        await Expect(told).ToHaveCountAsync(0);
        Assert.True(await leader.EvaluateAsync<bool>("() => window.notReloaded"));
        await Chromium.Go(phone, "/notices");
        await Expect(Line(phone, trip.Table.Card)).ToHaveCountAsync(0);
        await phone.GetByRole(AriaRole.Link, new() { Name = "已办结" }).ClickAsync();
        await Expect(phone.Locator("li[data-kind=CardToConfirm]").First).ToContainTextAsync("已办结");
    }

    private static ILocator Line(IPage page, Guid card) =>
        page.Locator("li[data-kind=CardToConfirm]").Filter(new() { Has = page.Locator($"a[href='scorecards/{card}']") });
}
