using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>From the deliberation to the unit: what is missing, three signatures on one tablet, and what came too late.</summary>
[Collection(BrowserTrips.Name)]
public sealed class SigningTrips(Chromium chromium)
{
    [Fact]
    public async Task Signing_lists_what_is_missing_a_tap_goes_there_and_then_three_sign_on_one_tablet()
    {
        await using var trip = await CardTrip.Of(async table =>
        {
            await table.Deliberate();
            await table.Hand.Set("B1", "level:1", null, seen: int.MaxValue);
        });
        var page = await trip.At(chromium, trip.Table.Leader);
        var sheet = await page.OpenSheet();
        await sheet.Locator("footer").Button("签认").ClickAsync();
        await Expect(sheet.GetByRole(AriaRole.Alert)).ToContainTextAsync("还有1处没有完成，先办：B1");
        await sheet.Button("去办").ClickAsync();
        await Expect(sheet).ToBeHiddenAsync();
        await Expect(page.Item("B1").Locator(".item-row")).ToBeFocusedAsync();
        await page.Item("B1").Locator("score-item").GetByRole(AriaRole.Radio).First.ClickAsync();

        await page.Button("都已评完，去签认").ClickAsync();
        await Expect(sheet).ToContainTextAsync("还需组长和2名组员签认");
        await sheet.Locator("footer").Button("签认").ClickAsync();
        await page.Ask().Button("签认").ClickAsync();
        await Expect(page.Ask()).ToContainTextAsync("填写签认人的登录密码");
        await page.Ask().GetByLabel("签认人的登录密码").FillAsync("wrong");
        await page.Ask().Button("签认").ClickAsync();
        await Expect(page.Ask()).ToContainTextAsync("密码不对，还可以试4次");
        await Axe.Accepts(page, "signing");
        await page.Ask().Button("取消").ClickAsync();
        for (var signed = 1; signed <= 3; signed++)
        {
            await page.Sign();
            await Expect(page.Signed()).ToHaveCountAsync(signed);
        }

        await Expect(sheet.Locator("details")).ToContainTextAsync("平板由");
        await sheet.Button("送单位确认").ClickAsync();
        await Expect(sheet).ToContainTextAsync("还没有确认；到期不提异议视为同意");
        await Axe.Accepts(page, "sent");
    }

    [Fact]
    public async Task What_a_second_tablet_sends_after_the_signatures_is_kept_as_late_and_taken_in_when_the_leader_opens_the_card_again()
    {
        await using var trip = await CardTrip.Of(table => table.ScoreEverything());
        await using var line = new TcpRelay(trip.Address);
        var late = await trip.At(chromium, trip.Table.Others[2], line.Address);
        var page = await trip.At(chromium, trip.Table.Leader);
        var sheet = await page.OpenSheet();
        // It is known to hold the card before it has sent anything.
        var name = (await trip.Table.Panel()).Members.Single(m => m.Id == trip.Table.Agency.Person(trip.Table.Others[2])).Name;
        var device = sheet.Locator("li", new() { HasText = "最后联系" }).Filter(new() { HasText = name });
        await Expect(device).ToContainTextAsync("没有未提交的");
        line.Unplug();
        var item = await late.OpenItem("C3");
        await item.Locator(".cases label").First.ClickAsync();
        await item.Box("事实").FillAsync("窗口投诉逾期3天办结");
        await item.Locator(".entry .main").ClickAsync();
        await Expect(late.Locator("score-card .sync")).ToContainTextAsync("待同步");

        await sheet.Button("发起合议").ClickAsync();
        await Expect(device).ToContainTextAsync("合议以后没有联系");
        const string Despite = "平板没电，本人确认没有未提交的";
        for (var signed = 1; signed <= 3; signed++)
        {
            await page.Sign(Despite);
            await Expect(page.Signed()).ToHaveCountAsync(signed);
        }

        line.PlugIn();
        await Expect(late.Locator("score-card .sync")).ToContainTextAsync("被拒1", new() { Timeout = 60_000 });
        await Expect(sheet).ToContainTextAsync("窗口投诉逾期3天办结");
        await Expect(sheet.Button("补录")).ToHaveCountAsync(0);
        await page.Say(sheet.Button("重新合议"), "收到迟到的记录");
        await Expect(page.Signed()).ToHaveCountAsync(0);
        await Axe.Accepts(page, "late");
        await sheet.Button("补录").ClickAsync();
        await Expect(sheet).ToContainTextAsync("已补录");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Item("C3").Locator(".team").First).ToHaveTextAsync("3.5");
        await Expect((await page.OpenItem("C3")).Locator(".occ > li")).ToContainTextAsync("窗口投诉逾期3天办结");
    }

    [Fact]
    public async Task The_coordinator_sends_a_card_back_and_the_group_reads_why()
    {
        await using var trip = await CardTrip.Of(table => table.SignAll());
        var group = await trip.At(chromium, trip.Table.Others[0]);
        var page = await trip.At(chromium, "coordinator");
        var sheet = await page.OpenSheet();
        await page.Say(sheet.Button("退回"), "C3的依据写得不清楚");
        await Expect(sheet.Locator(".badge, .chip").First).ToContainTextAsync("评分中");
        await Expect(group.Locator("score-card .top")).ToContainTextAsync("评分中");
        await group.OpenSheet();
        await group.Sheet().Locator("summary").ClickAsync();
        await Expect(group.Sheet().GetByText("C3的依据写得不清楚")).ToHaveCountAsync(3);
    }
}
