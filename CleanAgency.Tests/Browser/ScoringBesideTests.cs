using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>What a card says beside its points: findings, proof, proposals, and how the unit sees itself.</summary>
[Collection(BrowserTrips.Name)]
public sealed class ScoringBesideTests(Chromium chromium)
{
    [Fact]
    public async Task A_bonus_is_proposed_with_its_fact_and_says_what_the_leader_decided()
    {
        var page = await chromium.Scoring();
        var extra = page.Locator("li.extra").Filter(new() { HasText = "J1" });
        await extra.GetByRole(AriaRole.Button, new() { Name = "提出J1" }).ClickAsync();
        await Expect(extra.Box("次数")).ToHaveCountAsync(0);
        await extra.Box("事实").FillAsync("发现并堵住一处资金支付风险");
        await extra.Box("依据").FillAsync("风险处置记录");
        await extra.GetByRole(AriaRole.Button, new() { Name = "提出加分" }).ClickAsync();
        await Expect(extra.Locator(".led")).ToContainTextAsync("等领导决定");
        Assert.Equal([$"extra rule={await page.EvaluateAsync<string>("original.scheme.extras.find(x => x.code === 'J1').id")} count=1 fact=发现并堵住一处资金支付风险 basis=风险处置记录"], await page.Taps());

        await page.EvaluateAsync(
            """
            () => {
              const { body, id } = taps[0];
              card.pending = [];
              card.document = { now: "2026-11-20T07:00:00.000Z", items: {}, extras: [{ id, ...body, by: "x", byName: "丁示宁", at: "2026-11-20T06:30:00.000Z", withdrawn: null, state: "Accepted", decision: "东纪办12号", decidedBy: "陆示平" }], beside: { bonus: 100, negative: 0, zeroed: [] } };
            }
            """);
        await Expect(extra.Locator(".led")).ToContainTextAsync("陆示平已认定，文号东纪办12号");
        await Expect(page.Locator(".extras-sum")).ToContainTextAsync("已认定加1");
        await Expect(extra.GetByRole(AriaRole.Button, new() { Name = "撤回" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_deduction_that_must_be_proved_says_so_until_it_is()
    {
        var page = await chromium.Scoring();
        var item = await page.OpenItem("C3");
        await page.EvaluateAsync("() => others('C3', () => ({ state: 'Scored', points: 350, files: [] }))");
        await Expect(item.GetByText("这项扣分须有佐证")).ToBeVisibleAsync();
        await page.EvaluateAsync("() => others('C3', () => ({ files: [{ id: 'f', hash: 'h', name: '台账.jpg', type: 'image/jpeg', size: 1, thumb: null, entry: null }] }))");
        await Expect(item.GetByText("这项扣分须有佐证")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task How_the_unit_sees_itself_stands_beside_items_that_nobody_has_touched_too()
    {
        var page = await chromium.Scoring();
        await page.EvaluateAsync("() => { card.document = { now: '2026-11-20T07:00:00.000Z', items: {}, self: { [id('F3')]: { points: 250, note: '条线联动不够' } } }; }");
        await Expect(page.Item("F3").Locator(".item-row .v").First).ToHaveTextAsync("2.5");
        await Expect((await page.OpenItem("F3")).GetByText("单位自评说明：条线联动不够")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_filter_and_a_search_begin_at_the_top_and_say_so_when_nothing_fits()
    {
        var page = await chromium.Scoring();
        await page.OpenItem("F4");
        await page.GetByRole(AriaRole.Radio, new() { Name = "扣分" }).ClickAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelector('.list').scrollTop"));
        await Expect(page.Locator("li.item:visible").First).ToBeInViewportAsync();
        await Expect(page.Locator("li.extra:visible")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Radio, new() { Name = "全部" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("J1");
        await Expect(page.Locator("li.extra:visible")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("机关工会");
        await Expect(page.GetByText("没有找到“机关工会”")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "看全部项目" }).ClickAsync();
        await Expect(page.Item("A1")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Times_are_those_of_the_office_and_a_clock_that_cannot_be_right_is_not_believed()
    {
        var page = await chromium.Scoring();
        Assert.Equal("14:11", await page.EvaluateAsync<string>("async () => (await import('/scoring/texts.js')).time('2026-11-20T06:11:00Z')"));
        Assert.Equal(
            ["06:00", "06:11", "06:11"],
            await page.EvaluateAsync<string[]>(
                """
                async () => {
                  const { saidAt } = await import("/scoring/words.js");
                  return ["2026-11-20T06:00:00Z", "2026-11-20T06:12:00Z", "2025-11-20T06:00:00Z"].map(deviceAt => saidAt({ at: "2026-11-20T06:11:00Z", deviceAt }).slice(11, 16));
                }
                """));
    }

    [Fact]
    public async Task On_a_phone_every_filter_and_the_next_item_stay_under_the_thumb()
    {
        var page = await chromium.Scoring(390, 844, touch: true);
        foreach (var filter in new[] { "全部", "未评", "扣分", "争议" })
        {
            await Expect(page.GetByRole(AriaRole.Radio, new() { Name = filter })).ToBeInViewportAsync();
        }

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "按自评差距排列" })).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "下一未评" }).TapAsync();
        await Expect(page.Locator("score-item:visible")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task All_findings_stand_in_one_list_and_each_leads_to_its_item()
    {
        var page = await chromium.Scoring();
        await Expect(page.GetByText("问题清单")).ToBeHiddenAsync();
        await page.EvaluateAsync("() => { card.document = { now: '2026-11-20T07:00:00.000Z', items: {}, findings: [{ id: 'f1', item: id('C3'), fact: '投诉件超期', clause: '条例第二十条', requirement: '建立台账', severity: 'Serious', by: 'x', byName: '丁示宁', at: '2026-11-20T06:30:00Z', deviceAt: '2026-11-20T06:30:00Z', withdrawn: null }] }; }");
        await Expect(page.GetByText("问题清单（1项）")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "C3　严重　投诉件超期" }).ClickAsync();
        await Expect(page.Item("C3").Locator("score-item")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "A1 理论武装与“第一议题”落实，已评，" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Whoever_takes_an_entry_back_reads_that_its_findings_go_along_and_they_stay_struck_out()
    {
        var page = await chromium.Scoring();
        var item = await page.OpenItem("C3");
        await page.EvaluateAsync(
            """
            () => {
              const by = { by: "x", byName: "丁示宁", at: "2026-11-20T06:30:00Z", deviceAt: "2026-11-20T06:30:00Z", withdrawn: null };
              others("C3", () => ({ state: "Scored", points: 350, entries: [{ id: "e1", code: "C3.1.1", count: 1, fact: "逾期3天办结", ...by, version: 1 }] }));
              card.document = { now: "2026-11-20T07:00:00.000Z", items: {}, findings: [{ id: "f1", item: id("C3"), entry: "e1", fact: "投诉件超期", clause: "条例第二十条", requirement: "建立台账", severity: "Serious", ...by }] };
            }
            """);
        await item.GetByRole(AriaRole.Button, new() { Name = "更多" }).Or(item.Locator(".occ-row button")).First.ClickAsync();
        await item.GetByRole(AriaRole.Button, new() { Name = "撤回这一笔" }).ClickAsync();
        await Expect(item.GetByText("由此提出的问题一并撤回")).ToBeVisibleAsync();
        await item.Box("理由").FillAsync("查明未逾期");
        await item.GetByRole(AriaRole.Button, new() { Name = "撤回", Exact = true }).Locator("visible=true").First.ClickAsync();
        await Expect(page.GetByText("问题清单（0项）")).ToBeVisibleAsync();
        await Expect(page.Locator(".finding[data-withdrawn]")).ToContainTextAsync("撤回：查明未逾期");
        await Expect(item.Locator(".led[data-withdrawn]")).ToContainTextAsync("投诉件超期");
        await Expect(item.Locator(".led[data-withdrawn]").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }
}
