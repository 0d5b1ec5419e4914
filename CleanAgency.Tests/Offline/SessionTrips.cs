using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Offline;

/// <summary>Whose queue it is: a session that ends, another person at the same tablet, and a card that was signed meanwhile.</summary>
[Collection(BrowserTrips.Name)]
public sealed class SessionTrips(Chromium chromium)
{
    [Fact]
    public async Task A_session_that_has_expired_with_a_full_queue_asks_for_the_password_and_the_queue_goes_on()
    {
        await using var district = await ScoredDistrict.Open();
        await using var tablet = await CardTablet.Open(chromium, district.Address, "p06", district.Card);
        tablet.Line.Unplug();
        await tablet.Found("C3", "第一笔");
        await tablet.Found("C3", "第二笔");
        await tablet.Level("B1", 2);
        await tablet.Waits(3);
        await tablet.Page.Context.ClearCookiesAsync();
        tablet.Line.PlugIn();
        await Expect(tablet.Page.GetByText("请登录，3项待同步")).ToBeVisibleAsync();
        await tablet.Waits(3);
        await tablet.Page.GetByRole(AriaRole.Link, new() { Name = "去处理" }).ClickAsync();
        await Expect(tablet.Page.GetByText("请登录，3项待同步。本人登录后自动提交")).ToBeVisibleAsync();

        await tablet.SignIn("p06");
        // Back where he was.
        await tablet.Live();
        await tablet.Saved();
        Assert.Equal([(tablet.Name, "第一笔"), (tablet.Name, "第二笔")], await district.Found("C3"));
    }

    [Fact]
    public async Task I7_nothing_of_one_person_is_sent_or_shown_under_another_and_it_goes_at_his_next_sign_in()
    {
        await using var district = await ScoredDistrict.Open();
        await using var tablet = await CardTablet.Open(chromium, district.Address, "p06", district.Card);
        var first = tablet.Name;
        tablet.Line.Unplug();
        await tablet.Found("C3", "前一位的一笔");
        await tablet.Level("B1", 2);
        await tablet.Waits(2);
        await tablet.Page.Context.ClearCookiesAsync();
        tablet.Line.PlugIn();

        await tablet.SignIn("p07");
        await tablet.GoToCard();
        await tablet.Live();
        Assert.NotEqual(first, tablet.Name);
        Assert.Equal(0, await tablet.Unsent());
        await Expect(tablet.Points("B1")).ToHaveTextAsync("/4");
        await tablet.Found("C3", "后一位的一笔");
        await tablet.Saved();
        Assert.Equal([(tablet.Name, "后一位的一笔")], await district.Found("C3"));
        Assert.Empty(await district.Answered("B1"));

        // Signing out in order clears what was his, and nothing else.
        await tablet.GoTo("scorecards");
        await Chromium.Interactive(tablet.Page);
        await tablet.Page.EvaluateAsync("() => document.querySelector('.masthead form[action=\"/sign-out\"] button').click()");
        await Expect(tablet.Page.GetByText("请登录，2项待同步。本人登录后自动提交")).ToBeVisibleAsync();
        await tablet.SignIn("p06");
        await tablet.GoToCard();
        await tablet.Live();
        Assert.Equal(first, tablet.Name);
        await tablet.Saved();
        Assert.Equal(["后一位的一笔", "前一位的一笔"], (await district.Found("C3")).Select(one => one.Fact));
        Assert.Equal([(first, "B1.1.2")], await district.Answered("B1"));
    }

    [Fact]
    public async Task I5_what_was_refused_because_the_card_was_signed_meanwhile_shows_what_was_entered_until_it_is_dismissed()
    {
        await using var district = await ScoredDistrict.Open();
        var table = await CardTable.Of(district.Desk);
        await using var tablet = await CardTablet.Open(chromium, district.Address, table.Others[2], district.Card);
        tablet.Line.Unplug();
        await tablet.Found("C3", "10月12日转办的投诉3日内未回复");
        await tablet.Waits(1);
        await table.SignAll(despite: "这台平板没有带回来");
        tablet.Line.PlugIn();
        await Expect(tablet.Sync).ToContainTextAsync("被拒1");
        await tablet.Page.ReloadAsync();
        await tablet.Live();
        await tablet.Sync.ClickAsync();
        var sheet = tablet.Page.GetByRole(AriaRole.Dialog, new() { Name = "待同步的内容" });
        await Expect(sheet).ToContainTextAsync("10月12日转办的投诉3日内未回复");
        await Expect(sheet).ToContainTextAsync("没有记入，你填的都在");
        var device = await tablet.Page.EvaluateAsync<string>("() => document.querySelector('score-card').desk.shelf.q.device");
        await Expect(sheet).ToContainTextAsync($"本机{device[..4].ToUpperInvariant()}");
        Assert.DoesNotContain("10月12日转办的投诉3日内未回复", (await district.Found("C3")).Select(one => one.Fact));

        await sheet.GetByRole(AriaRole.Button, new() { Name = "放弃这一笔" }).ClickAsync();
        await Expect(tablet.Sync).Not.ToContainTextAsync("被拒");
        await tablet.Page.ReloadAsync();
        await tablet.Live();
        await Expect(tablet.Sync).Not.ToContainTextAsync("被拒");
        // On the server it stays, for the leader.
        Assert.Contains("10月12日转办的投诉3日内未回复", (await district.Desk.Do((AppDb db) => db.Set<LateRecord>().SingleAsync(l => l.CardId == district.Card))).Body, StringComparison.Ordinal);
    }
}
