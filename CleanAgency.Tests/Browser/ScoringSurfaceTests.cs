using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>The elements a card is scored with, without a server: data in, commands out.</summary>
[Collection(BrowserTrips.Name)]
public sealed class ScoringSurfaceTests(Chromium chromium)
{
    [Fact]
    public async Task Every_control_says_what_was_tapped_and_never_how_many_points()
    {
        var page = await chromium.Scoring();
        await (await page.OpenItem("E5")).GetByRole(AriaRole.Radio).Nth(1).ClickAsync();
        await (await page.OpenItem("D2")).Button("未发现问题，得5.0分").ClickAsync();
        await (await page.OpenItem("B3")).Button("核对无误，记4.0分").ClickAsync();

        var item = await page.OpenItem("D3");
        await item.Button("录入现场核数").ClickAsync();
        await item.Box("分子").FillAsync("19");
        await item.Box("分母").FillAsync("20");
        await item.Button("按此记入").ClickAsync();
        await Expect(item.GetByText("请填写来源")).ToBeVisibleAsync();
        await item.Box("来源").FillAsync("现场清点签收表");
        await item.Button("按此记入").ClickAsync();
        await Expect(item.Locator(".bands").Nth(1).Locator("[aria-current]")).ToContainTextAsync("95%（含）以上");

        item = await page.OpenItem("D1");
        await item.Button("查实").ClickAsync();
        await item.Box("来源").FillAsync("单位书面说明");
        await item.Button("查实，本项记0分").ClickAsync();

        item = await page.OpenItem("C2");
        await item.Locator(".switch").Nth(2).GetByRole(AriaRole.Radio, new() { Name = "没有" }).ClickAsync();

        item = await page.OpenItem("C3");
        await item.Locator(".cases label").Nth(1).ClickAsync();
        await item.Box("事实").FillAsync("窗口漏收材料，致群众往返两次");
        await item.Button("增加数量").ClickAsync();
        await item.Button("记入，扣2.0分").ClickAsync();
        await Expect(item.Locator(".occ > li")).ToHaveCountAsync(3);
        await item.Button("第1笔：撤回、提为问题").ClickAsync();
        await item.Button("撤回这一笔").ClickAsync();
        await item.Box("理由").FillAsync("经核对是另一单位的");
        await item.Button("撤回").ClickAsync();
        await item.Button("备注").ClickAsync();
        await item.Box("备注内容").FillAsync("当场告知");
        await item.Button("记下备注").ClickAsync();
        await item.Button("不适用").ClickAsync();
        await item.Box("理由").FillAsync("没有服务对象");
        await item.Button("记下").ClickAsync();

        var taps = await page.Taps();
        Assert.Equal(
        [
            "set field=level:1 value=E5.1.2", "set field=none:1 value=true", "set field=checked value=true",
            "set field=share:2 value=19 source=现场清点签收表", "set field=whole:2 value=20 source=现场清点签收表",
            "set field=count:D1.1.1 value=1 source=单位书面说明", "set field=has:C2.1.3 value=false",
            "occurrence code=C3.1.2 count=2 fact=窗口漏收材料，致群众往返两次", $"withdraw entry={await page.EvaluateAsync<string>("original.items[id('C3')].entries[0].id")} reason=经核对是另一单位的",
            "set field=comment value=当场告知", "set field=applies value=false note=没有服务对象",
        ], taps);
        Assert.Empty(await page.EvaluateAsync<string[]>("heard.filter(h => !h.startsWith('here'))"));
    }

    [Fact]
    public async Task What_is_being_typed_survives_what_others_do_and_keeps_the_focus()
    {
        var page = await chromium.Scoring();
        var item = await page.OpenItem("C3");
        await item.Locator(".cases label").First.ClickAsync();
        var fact = item.Box("事实");
        await fact.FillAsync("10月27日转办的技能补贴咨询件，");
        await page.EvaluateAsync("document.activeElement.blur()");
        await fact.FocusAsync();
        await page.EvaluateAsync(
            "others('C3', s => ({ entries: [...s.entries, { id: 'e-9', code: 'C3.1.4', count: 1, fact: '虚报办结', by: 'x', byName: '华示朗', at: '2026-11-20T06:12:00Z', version: 99, withdrawn: null }] }))");
        await Expect(item.Locator(".occ > li")).ToHaveCountAsync(3);
        await Expect(page.Item("C3")).ToHaveAttributeAsync("data-fresh", "");
        await Expect(page.Item("C3").Locator(".item-row")).ToContainTextAsync("华示朗刚改");
        await Expect(fact).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("至今未回复");
        await Expect(fact).ToHaveValueAsync("10月27日转办的技能补贴咨询件，至今未回复");

        // Another item and back: what was not entered yet is still there.
        await page.OpenItem("D4");
        await page.OpenItem("C3");
        await Expect(fact).ToHaveValueAsync("10月27日转办的技能补贴咨询件，至今未回复");
    }

    [Fact]
    public async Task Two_different_answers_stand_side_by_side_until_one_is_taken()
    {
        var page = await chromium.Scoring();
        var item = await page.OpenItem("B1");
        var box = item.GetByRole(AriaRole.Region, new() { Name = "两个不同的选择，请选定" });
        await Expect(box).ToContainTextAsync("都已保留；选定之前，此项不计入总分");
        await Expect(page.Item("B1").Locator(".item-row")).ToContainTextAsync("覃示溪、你选得不同，待定");
        await box.Button("采用覃示溪的").ClickAsync();
        await Expect(box).ToBeHiddenAsync();
        await Expect(page.Item("B1").Locator(".team").First).ToHaveTextAsync("4.0");
        var seen = await page.EvaluateAsync<int>("taps[0].seen.version");
        Assert.Equal(["set field=level:1 value=B1.1.1 note=月度案例都是窗口服务类，抽答5人平均92%。"], await page.Taps());
        Assert.Equal(await page.EvaluateAsync<int>("original.items[id('B1')].version"), seen);
    }

    [Fact]
    public async Task The_filter_keeps_what_is_worked_on_and_the_next_open_item_is_one_tap_away()
    {
        var page = await chromium.Scoring(800, 1280, touch: true);
        await page.GetByRole(AriaRole.Radio, new() { Name = "未评" }).TapAsync();
        await Expect(page.Item("A1")).ToBeHiddenAsync();
        await Expect(page.Item("B3")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "下一未评B1" }).TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "下一未评B3" }).TapAsync();
        await page.Item("B3").Locator("score-item").Button("核对无误，记4.0分").TapAsync();
        await Expect(page.Item("B3").Locator(".team").First).ToHaveTextAsync("4.0");
        await Expect(page.Item("B3")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "下一未评C4" }).TapAsync();
        await Expect(page.Item("C4").Locator("score-item")).ToBeVisibleAsync();
        await Expect(page.Item("B3").Locator("score-item")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "查找" }).TapAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("e5");
        await Expect(page.Locator("li.item:visible")).ToHaveCountAsync(2);
        await Expect(page.Item("E5")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Opening_an_item_upright_leaves_its_row_under_the_finger()
    {
        var page = await chromium.Scoring(800, 1280, touch: true);
        await page.OpenItem("C3");
        var row = page.Item("E4").Locator(".item-row");
        await page.EvaluateAsync("document.querySelector('.list').scrollTop = 1000");
        var before = (await row.BoundingBoxAsync())!.Y;
        await row.TapAsync();
        await Expect(page.Item("C3").Locator("score-item")).ToBeHiddenAsync();
        Assert.Equal(before, (await row.BoundingBoxAsync())!.Y, 1.5);
    }

    [Fact]
    public async Task A_card_is_scored_from_the_keyboard()
    {
        var page = await chromium.Scoring();
        await page.Item("A1").Locator(".item-row").FocusAsync();
        await page.Keyboard.PressAsync("n");
        await Expect(page.Item("B1").Locator("score-item")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Item("B3").Locator(".item-row")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Item("B3").Locator("score-item")).ToBeVisibleAsync();
        await page.Item("E5").Locator(".item-row").ClickAsync();
        await page.Keyboard.PressAsync("3");
        await Expect(page.Item("E5").Locator(".team").First).ToHaveTextAsync("2.0");
        await page.Item("D4").Locator(".item-row").ClickAsync();
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.TypeAsync("末位表态没有记录 2 次");
        await Expect(page.Item("D4").Box("事实")).ToHaveValueAsync("末位表态没有记录 2 次");
        Assert.Equal(["set field=level:1 value=E5.1.3"], await page.Taps());
    }

    [Fact]
    public async Task What_waits_and_what_was_refused_is_listed_with_what_was_entered()
    {
        var page = await chromium.Scoring();
        await Expect(page.Locator(".sync")).ToContainTextAsync("已保存");
        await page.EvaluateAsync(
            """
            card.sync = { state: "offline" };
            card.pending = [
              { id: "a", state: "pending", at: original.now, item: id("C3"), kind: "occurrence", body: { code: "C3.1.2", count: 1, fact: "漏收材料" }, seen: null },
              { id: "b", state: "refused", at: original.now, item: id("E4"), kind: "occurrence", body: { code: "E4.2.2", count: 1, fact: "回访时又发生" }, reason: { code: "x", text: "评分表已签认。" } }];
            """);
        await Expect(page.Locator(".sync")).ToContainTextAsync("待同步1项");
        await page.Locator(".sync").ClickAsync();
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "待同步的内容" });
        await Expect(sheet).ToContainTextAsync("网络断开，照常评分");
        await Expect(sheet).ToContainTextAsync("查实有责投诉1件：漏收材料");
        await Expect(sheet).ToContainTextAsync("评分表已签认");
        await sheet.Button("改后重交").ClickAsync();
        var item = page.Item("E4").Locator("score-item");
        await Expect(item.Box("事实")).ToHaveValueAsync("回访时又发生");
        await item.Button("记入，扣1.0分").ClickAsync();
        Assert.Contains("drop b", await page.EvaluateAsync<string[]>("heard"));
        await page.EvaluateAsync("""card.pending = [{ id: "c", state: "unsaved", at: original.now, item: id("D4"), kind: "set", body: { field: "none:1", value: "true" }, seen: null }]""");
        await Expect(page.Locator(".sync")).ToContainTextAsync("未保存");
    }

    [Theory]
    [InlineData("finding", "C3", "fact: '台账缺页', clause: '办法第6条', severity: 'Serious', requirement: '15日内补齐'", "提为问题：严重　台账缺页　依据：办法第6条　要求：15日内补齐", "台账缺页|办法第6条|15日内补齐", "列入问题清单")]
    [InlineData("extra", null, "rule: original.scheme.extras[0].id, count: 1, fact: '堵住漏洞', basis: '纪函〔2026〕3号'", "堵住漏洞　依据：纪函〔2026〕3号", "堵住漏洞|纪函〔2026〕3号", "提出加分")]
    [InlineData("dispute", "D4", "text: '口径不一'", "列入合议：口径不一", "口径不一", null)]
    [InlineData("set", "B1", "field: 'comment', value: '看过台账'", "备注：看过台账", "看过台账", null)]
    [InlineData("set", "B1", "field: 'level:1', value: 'B1.1.2', note: '缺两个月'", "缺两个月", "缺两个月", null)]
    [InlineData("set", "B3", "field: 'share:1', value: '19', source: '现场清点'", "来源：现场清点", "19|现场清点", null)]
    public async Task What_was_refused_comes_back_into_the_form_it_was_written_in(string kind, string? item, string body, string said, string fields, string? act)
    {
        var page = await chromium.Scoring();
        await page.EvaluateAsync($"() => {{ card.pending = [{{ id: 'r', state: 'refused', at: original.now, item: {(item is null ? "null" : $"id('{item}')")}, kind: '{kind}', body: {{ {body} }}, reason: {{ code: 'x', text: '评分表已签认。' }} }}]; }}");
        await page.Locator(".sync").ClickAsync();
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "待同步的内容" });
        await Expect(sheet).ToContainTextAsync(said);
        await sheet.Button("改后重交").ClickAsync();
        var form = page.Locator("form.slip:visible");
        await Expect(form).ToHaveCountAsync(1);
        Assert.Superset(fields.Split('|').ToHashSet(), (await form.Locator("input:not([type=radio]), textarea").EvaluateAllAsync<string[]>("all => all.map(one => one.value)")).ToHashSet());
        if (act is not null)
        {
            await form.Button(act).ClickAsync();
            Assert.Contains("drop r", await page.EvaluateAsync<string[]>("heard"));
        }
    }

    [Theory]
    [InlineData(1280, 800, "zh-CN", ColorScheme.Light)]
    [InlineData(800, 1280, "en", ColorScheme.Dark)]
    [InlineData(390, 844, "zh-CN", ColorScheme.Light)]
    public async Task Axe_finds_nothing_and_every_target_is_large_enough(int width, int height, string language, ColorScheme scheme)
    {
        var page = await chromium.Scoring(width, height, language, scheme);
        List<string> found = [];
        foreach (var code in new[] { "B1", "C1", "C2", "C3", "D1", "D3", "E2", "E5", "F2" })
        {
            var item = await page.OpenItem(code);
            if (await item.Locator(".cases label").CountAsync() > 0 && await item.Locator(".cases").First.IsVisibleAsync())
            {
                await item.Locator(".cases label").First.ClickAsync();
            }

            found.AddRange((await Axe.Violations(page)).Select(v => $"{code}: {v}"));
            found.AddRange((await page.EvaluateAsync<string[]>(
                """
                [...card.querySelectorAll("button, a, .choices label, summary, input:not([type=radio]), textarea")].filter(e => e.checkVisibility() && !e.closest("[popover]"))
                  .map(e => [e, e.getBoundingClientRect()]).filter(([e, r]) => r.width > 0 && (r.height < 44 || r.width < 40)).map(([e, r]) => e.outerHTML.slice(0, 90) + " " + Math.round(r.width) + "x" + Math.round(r.height))
                """)).Select(v => $"{code}: small {v}"));
        }

        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.True(found.Count == 0, string.Join("\n", found.Distinct()));
        Assert.Empty(await page.EvaluateAsync<string[]>("heard.filter(h => !h.startsWith('here'))"));
    }
}
