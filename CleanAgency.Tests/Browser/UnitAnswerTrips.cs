using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>The unit's answer to its card: signed on the tablet of the group, given at the own desk, objected to, or not given at all.</summary>
[Collection(BrowserTrips.Name)]
public sealed class UnitAnswerTrips(Chromium chromium)
{
    [Fact]
    public async Task The_unit_confirms_on_the_tablet_and_later_at_its_desk_and_an_altered_card_is_named()
    {
        await using var trip = await CardTrip.Of(async table =>
        {
            await table.Found("C3", "C3.1.1", "逾期3天办结");
            await table.SignAll();
        });
        var tablet = await trip.At(chromium, trip.Table.Others[0]);
        var sheet = await tablet.OpenSheet();
        await sheet.Button("单位在平板上确认").ClickAsync();
        await Expect(tablet.Ask().Locator("li", new() { HasText = "C3" })).ToContainTextAsync("扣0.5分");
        await Expect(tablet.Ask().Locator("li", new() { HasText = "C3" })).ToContainTextAsync("逾期3天办结");
        await tablet.Ask().Button("已阅，签字确认").ClickAsync();
        await Expect(tablet.Ask()).ToContainTextAsync("请在框内手写签名");
        await tablet.Ask().GetByLabel("签字人姓名").FillAsync("王示签");
        await Draw(tablet, (0.2f, 0.2f), (0.8f, 0.8f));
        await tablet.Ask().Button("重写").ClickAsync();
        await Expect(tablet.Locator("draw-name input")).ToHaveValueAsync("");
        await Draw(tablet, (0.3f, 0.2f), (0.5f, 0.8f));
        await Draw(tablet, (0.6f, 0.2f), (0.4f, 0.8f));
        await Axe.Accepts(tablet, "drawing");
        await tablet.Ask().Button("已阅，签字确认").ClickAsync();
        await Expect(tablet.Ask()).ToHaveCountAsync(0);
        var holder = (await trip.Table.Panel()).Members.Single(m => m.Id == trip.Table.Agency.Person(trip.Table.Others[0])).Name;
        await Expect(sheet).ToContainTextAsync($"王示签在平板上签字，平板由{holder}使用");
        await Expect(sheet.Locator(".drawn path")).ToHaveAttributeAsync("d", new System.Text.RegularExpressions.Regex("^M.+ M"));
        await Expect(sheet.Button("单位在平板上确认")).ToHaveCountAsync(0);

        // The days for objections still run: the liaison is told, and answers himself.
        var desk = await chromium.SignIn(trip.Address, "u30");
        await Expect(desk.Locator("main")).ToContainTextAsync("王示签已在督导组的平板上确认区人力资源和社会保障局的评分表");
        desk = await trip.At(chromium, "u30");
        await Expect(desk.Locator("score-card .steps")).ToHaveTextAsync("单位确认");
        await Expect(desk.Locator("score-card .top .chip").First).ToHaveTextAsync("待单位确认");
        var own = await desk.OpenSheet();
        await Expect(own.Button("提出异议").First).ToBeVisibleAsync();
        await Axe.Accepts(desk, "the unit's answer");
        await own.Button("确认无异议").ClickAsync();
        await desk.Ask().Button("确认无异议").ClickAsync();
        await Expect(own).ToContainTextAsync("已锁定封存");
        await Expect(sheet).ToContainTextAsync("已锁定封存");

        var paper = await chromium.SignIn(trip.Address, trip.Table.Leader, $"/scorecards/{trip.Table.Card}/print");
        await Expect(paper.Locator("article")).ToContainTextAsync((await trip.Table.Panel()).Seal!);
        await Expect(paper.Locator("article")).ToContainTextAsync("组长签认");

        var check = await chromium.SignIn(trip.Address, "coordinator", "/scorecards/seals");
        await check.Button("核验").ClickAsync();
        await Expect(check.Locator("main")).ToContainTextAsync("全部完好");
        var title = (await trip.Table.Panel()).Title;
        Assert.Equal(1, await trip.Table.Agency.Sql($"""update "UnitConfirmations" set "Name" = '别人' where "Name" = '王示签'"""));
        await check.Button("核验").ClickAsync();
        await Expect(check.Locator("main")).ToContainTextAsync("有1张被改动");
        await Expect(check.Locator(".rows")).ToContainTextAsync(title);
    }

    [Fact]
    public async Task The_unit_objects_the_leader_changes_facts_and_decides_and_silence_locks_the_card()
    {
        await using var trip = await CardTrip.Of(async table =>
        {
            await table.Found("C3", "C3.1.1", "逾期3天办结");
            await table.SignAll();
        });
        var desk = await trip.At(chromium, "u30");
        var own = await desk.OpenSheet();
        await desk.Say(own.Locator("li", new() { HasText = "群众投诉和评议反馈办理" }).Button("提出异议"), "已按期办结，有回执");
        await Expect(own).ToContainTextAsync("已按期办结，有回执");

        var leader = await trip.At(chromium, trip.Table.Leader);
        await Expect(leader.Locator("score-card .top .chip").First).ToHaveTextAsync("复核");
        await Expect(leader.Locator("score-card .steps")).ToHaveTextAsync("签认");
        var sheet = await leader.OpenSheet();
        await Expect(sheet).ToContainTextAsync("提出时3.5分，现在3.5分");
        await sheet.Button("去办").ClickAsync();
        var item = leader.Item("C3").Locator("score-item");
        await Expect(item).ToContainTextAsync("单位对这一项提出了异议");
        await item.Button("第1笔：撤回、提为问题").ClickAsync();
        await item.Button("撤回这一笔").ClickAsync();
        await item.Box("理由").FillAsync("回执属实");
        await item.Button("撤回").ClickAsync();
        await item.Button("未发现问题，得4.0分").ClickAsync();
        await Expect(leader.Locator("score-card .sync")).ToHaveAttributeAsync("data-state", "saved");

        await item.Button("复核").ClickAsync();
        await Expect(sheet).ToContainTextAsync("提出时3.5分，现在4分");
        await sheet.Button("维持").ClickAsync();
        await leader.Ask().Locator("textarea").FillAsync("证据充分");
        await leader.Ask().Button("维持").ClickAsync();
        await Expect(leader.Ask().GetByRole(AriaRole.Alert)).ToContainTextAsync("改回去再维持，或者决定变更");
        await leader.Ask().Button("取消").ClickAsync();
        await leader.Say(sheet.Button("变更"), "回执属实");
        await Expect(own).ToContainTextAsync("决定变更，3.5分改为4分：回执属实");

        await trip.Sleep(20);
        desk = await trip.At(chromium, "u30");
        own = await desk.OpenSheet();
        await Expect(own).ToContainTextAsync("已锁定封存");
        await Expect(own).ToContainTextAsync("决定变更，3.5分改为4分：回执属实");
    }

    /// <summary>A stroke, from and to by shares of the field.</summary>
    private static async Task Draw(IPage page, (float X, float Y) from, (float X, float Y) to)
    {
        var field = page.Locator("draw-name svg");
        await field.ScrollIntoViewIfNeededAsync();
        var box = (await field.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width * from.X), box.Y + (box.Height * from.Y));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * to.X), box.Y + (box.Height * to.Y), new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }
}
