using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Offline;

/// <summary>Two and three people at one card of the whole product, each on a line of his own.</summary>
[Collection(BrowserTrips.Name)]
public sealed class CoScoringTrips(Chromium chromium, ScoredDistrict district) : IClassFixture<ScoredDistrict>
{
    [Fact]
    public async Task What_two_find_at_one_item_is_both_there_on_three_tablets_with_names_and_disturbs_nobody_who_types()
    {
        await using var one = await Open("p06");
        await using var two = await Open("p07");
        await using var typing = await Open("p08");
        var pane = await typing.Page.OpenItem("C3");
        await pane.GetByRole(AriaRole.Button, new() { Name = "未发现问题" }).ClickAsync();
        await typing.Saved();
        await Expect(one.Points("C3")).ToHaveTextAsync("4.0");
        await Expect(two.Points("C3")).ToHaveTextAsync("4.0");
        await pane.Locator(".cases label").First.ClickAsync();
        var fact = pane.Box("事实");
        await fact.FillAsync("10月27日转办的咨询件，");
        await fact.FocusAsync();

        await Task.WhenAll(one.Found("C3", "9月8日转办的投诉逾期3天办结"), two.Found("C3", "漏收材料，致群众往返两次", 2));
        foreach (var tablet in (CardTablet[])[one, two, typing])
        {
            await Expect(tablet.Entries("C3")).ToHaveCountAsync(2);
            await Expect(tablet.Points("C3")).ToHaveTextAsync("2.5");
        }

        await Expect(typing.Page.Item("C3")).ToHaveAttributeAsync("data-fresh", "");
        await Expect(typing.Page.Item("C3").Locator(".item-row")).ToContainTextAsync("刚改");
        await Expect(typing.Entries("C3").Filter(new() { HasText = one.Name })).ToContainTextAsync("9月8日转办的投诉逾期3天办结");
        await Expect(typing.Entries("C3").Filter(new() { HasText = two.Name })).ToContainTextAsync("漏收材料");
        await Expect(fact).ToBeFocusedAsync();
        await typing.Page.Keyboard.TypeAsync("至今未回复");
        await Expect(fact).ToHaveValueAsync("10月27日转办的咨询件，至今未回复");
        await pane.Locator("form.entry .entry-open:visible [type=submit]").ClickAsync();
        foreach (var tablet in (CardTablet[])[one, two, typing])
        {
            await Expect(tablet.Entries("C3")).ToHaveCountAsync(3);
            await Expect(tablet.Points("C3")).ToHaveTextAsync("2.0");
            await tablet.Saved();
        }

        // What he had said before stands beside whichever fact came first, also in a page that is opened anew.
        await one.GoToCard();
        await one.Live();
        await one.Page.OpenItem("C3");
        foreach (var (tablet, who) in ((CardTablet, string)[])[(one, typing.Name), (two, typing.Name), (typing, "你")])
        {
            await Expect(tablet.Entries("C3").Filter(new() { HasTextRegex = new($"{who}[0-9:]+填过“未发现问题”，由这一笔取代") })).ToHaveCountAsync(1);
        }
    }

    [Fact]
    public async Task Two_who_choose_differently_without_seeing_each_other_are_both_kept_and_shown_on_three_tablets_until_a_third_decides()
    {
        await using var one = await Open("p06");
        await using var two = await Open("p07");
        await using var third = await Open("p08");
        two.Line.Stall();
        await one.Level("B1", 1);
        await one.Saved();
        await two.Level("B1", 2);
        await two.Waits(1);
        await third.Page.OpenItem("B1");
        await Expect(third.Points("B1")).ToHaveTextAsync("4.0");

        two.Line.Resume();
        foreach (var (tablet, names) in ((CardTablet, string[])[])[(one, ["你", two.Name]), (two, ["你", one.Name]), (third, [one.Name, two.Name])])
        {
            await Expect(Question(tablet)).ToContainTextAsync("都已保留；选定之前，此项不计入总分");
            foreach (var name in names)
            {
                await Expect(Question(tablet).Locator(".opt").Filter(new() { HasText = name })).ToHaveCountAsync(1);
            }

            await Expect(tablet.Points("B1")).ToHaveTextAsync("/4");
        }

        await Question(third).GetByRole(AriaRole.Button, new() { Name = $"采用{two.Name}的" }).ClickAsync();
        foreach (var tablet in (CardTablet[])[one, two, third])
        {
            await Expect(Question(tablet)).ToBeHiddenAsync();
            await Expect(tablet.Points("B1")).ToHaveTextAsync("3.0");
            await tablet.Saved();
        }

        // Nothing was written over.
        Assert.Equal([(one.Name, "B1.1.1"), (two.Name, "B1.1.2"), (third.Name, "B1.1.2")], await district.Answered("B1"));
    }

    [Fact]
    public async Task Silence_a_reset_a_refusal_and_a_cut_in_the_middle_of_an_answer_lose_and_double_nothing_that_the_other_tablet_sees()
    {
        await using var cut = await Open("p06");
        await using var good = await Open("p07");
        await good.Page.OpenItem("A1");
        (string How, Action Breaks, Action Heals)[] ways =
        [
            ("silence", cut.Line.Stall, cut.Line.Resume), ("reset", cut.Line.Break, () => { }), ("refusal", cut.Line.Unplug, cut.Line.PlugIn), ("cut", () => cut.Line.CutAnswersAfter(20), () => cut.Line.CutAnswersAfter(null)),
        ];
        foreach (var (how, breaks, heals) in ways)
        {
            if (how != "reset")
            {
                breaks();
            }

            await cut.Found("A1", how);
            if (how == "reset")
            {
                breaks();
            }
            else if (how == "cut")
            {
                // The server has worked and the other tablet shows it; this one does not know.
                await Expect(good.Entries("A1").Filter(new() { HasText = how })).ToHaveCountAsync(1);
                Assert.Equal(1, await cut.Unsent());
            }
            else
            {
                await cut.Waits(1);
            }

            heals();
            await cut.Saved();
            await Expect(good.Entries("A1").Filter(new() { HasText = how })).ToHaveCountAsync(1);
        }

        Assert.Equal(ways.Select(way => (cut.Name, way.How)), await district.Found("A1"));
    }

    [Fact]
    public async Task I9_a_cell_never_shows_an_older_value_than_one_it_has_shown_or_that_was_acknowledged()
    {
        await using var one = await Open("p06");
        await using var other = await Open("p07");
        one.Line.Delay = TimeSpan.FromMilliseconds(30);
        // Every rendering of the cell, and every answer of the server, in the order in which this page met them.
        await one.Page.EvaluateAsync(
            """
            item => {
              const card = document.querySelector("score-card"), cell = card.querySelector(`li[data-item="${item}"] .team`);
              window.seen = [];
              window.acknowledged = 0;
              new MutationObserver(() => { if (seen.at(-1) !== cell.textContent) seen.push(cell.textContent); }).observe(cell, { childList: true, characterData: true, subtree: true });
              card.desk.shelf.q.on(e => { if (e.type === "saved") acknowledged++; });
            }
            """, district.Items["D5"].ToString());
        string[] given = ["3.0", "2.0", "1.0"];
        List<string> tapped = [];
        await other.Page.OpenItem("D5");
        for (var n = 0; n < 18; n++)
        {
            // The other one raises the item's version all the time.
            await Tap(other, "comment", $"第{n}次看");
            await Tap(one, "level:1", $"D5.1.{1 + (n % 3)}");
            tapped.Add(given[n % 3]);
        }

        await CardTablet.Until(one.Page, "acknowledged === 18");
        await one.Saved();
        await other.Saved();
        await Expect(other.Points("D5")).ToHaveTextAsync("1.0");
        Assert.Equal(tapped, await one.Page.EvaluateAsync<string[]>("() => seen"));
        Assert.Equal(18, (await district.Answered("D5")).Count(answer => answer.By == one.Name));
    }

    private static ILocator Question(CardTablet tablet) => tablet.Page.Item("B1").GetByRole(AriaRole.Region, new() { Name = "两个不同的选择，请选定" });

    private async Task Tap(CardTablet tablet, string field, string value) => await tablet.Page.EvaluateAsync(
        """
        ([item, field, value]) => {
          const card = document.querySelector("score-card");
          card.dispatchEvent(new CustomEvent("tap", { bubbles: true, detail: { item, kind: "set", body: { field, value, source: null, note: null }, seen: { version: card.document.items[item]?.version ?? 0 } } }));
        }
        """, new[] { district.Items["D5"].ToString(), field, value });

    private Task<CardTablet> Open(string account) => CardTablet.Open(chromium, district.Address, account, district.Card);
}
