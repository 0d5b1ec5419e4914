using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>What a card says about its line, about what the server did not take, and about the others at it.</summary>
[Collection(BrowserTrips.Name)]
public sealed class ScoringSaidTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, 800)]
    [InlineData(800, 1280)]
    [InlineData(390, 844)]
    public async Task What_the_page_says_about_its_line_covers_nothing_under_the_thumb(int width, int height)
    {
        var page = await chromium.Scoring(width, height);
        await page.EvaluateAsync("() => { window.says = document.body.appendChild(document.createElement('div')); says.innerHTML = '<p class=\"banner now\" data-s=\"warn\" data-show=\"show\"><span>连接断开，正在重新连接。内容可以继续看，已填的都还在</span><a class=\"btn\" href=\"/\">去处理</a></p>'; }");
        foreach (var place in (string[])["lost", "unsent"])
        {
            await page.EvaluateAsync("place => { says.className = place; }", place);
            await Expect(page.GetByText("连接断开")).ToBeVisibleAsync();
            Assert.Empty(await page.EvaluateAsync<string[]>(
                """
                [...card.querySelectorAll(".foot :is(button, input)")].filter(e => e.checkVisibility()).map(e => [e, e.getBoundingClientRect()])
                  .filter(([e, r]) => !e.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2))).map(([e]) => e.outerHTML)
                """));
        }
    }

    [Fact]
    public async Task Where_only_refused_entries_are_left_nothing_says_that_all_is_saved()
    {
        var page = await chromium.Scoring();
        await page.EvaluateAsync("""card.pending = [{ id: "r", state: "refused", at: original.now, item: id("D4"), kind: "set", body: { field: "none:1", value: "true" }, reason: { code: "x", text: "评分表已签认" } }]""");
        await Expect(page.Locator(".sync")).ToHaveTextAsync("被拒1", new() { UseInnerText = true });
        await page.Locator(".sync").ClickAsync();
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "待同步的内容" });
        await Expect(sheet).ToContainTextAsync("被拒1项，没有记入");
        await Expect(sheet).ToContainTextAsync("组长在“签认”的“迟到记录”里看得到");
        await Expect(sheet).ToContainTextAsync("评分表已签认，没有记入，你填的都在");
        await Expect(sheet.GetByText("都已存到服务器")).ToBeHiddenAsync();
        await page.EvaluateAsync("""card.pending = []""");
        await Expect(page.Locator(".sync")).ToHaveTextAsync("已保存", new() { UseInnerText = true });
        await Expect(sheet).ToContainTextAsync("都已存到服务器");
    }

    [Fact]
    public async Task Of_what_lies_one_over_the_other_Escape_closes_the_topmost_alone()
    {
        var page = await chromium.Scoring(800, 1280);
        var pane = await page.OpenItem("C3");
        await page.Locator(".sync").ClickAsync();
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "待同步的内容" });
        await Expect(sheet).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(sheet).ToBeHiddenAsync();
        await Expect(pane).ToBeVisibleAsync();
        await page.Item("C3").Locator(".item-row").FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(pane).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_photo_that_waits_for_its_line_is_not_said_to_be_sent()
    {
        var page = await chromium.Scoring();
        await page.EvaluateAsync(
            """
            card.sync = { state: "online", photos: "offline" };
            card.pending = [{ id: "p", state: "pending", at: original.now, item: id("C3"), kind: "attach", body: { name: "现场.jpg" } }];
            """);
        await page.Locator(".sync").ClickAsync();
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "待同步的内容" });
        await Expect(sheet).ToContainTextAsync("照片等网络恢复后上传");
        await page.EvaluateAsync("""card.sync = { state: "online", photos: "sending" }""");
        await Expect(sheet).ToContainTextAsync("正在上传");
    }

    [Fact]
    public async Task The_name_of_who_changed_an_item_goes_with_the_own_tap_that_changes_it_again()
    {
        var page = await chromium.Scoring();
        await page.OpenItem("E5");
        // In one go: what is read does not hang on the moment that the name stands for.
        var named = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const row = document.querySelector(`li.item[data-item="${id("E5")}"]`), drawn = () => new Promise(done => setTimeout(done));
              others("E5", s => ({ state: "Scored", points: 300, claims: [{ id: "c-9", field: "level:1", value: "E5.1.2", by: "x", byName: "华示朗", at: original.now, version: 999 }] }));
              await drawn();
              const before = row.querySelector(".other").textContent.trim();
              row.querySelector("score-item [role=radio]").click();
              await drawn();
              return [before, row.querySelector(".other").textContent.trim()];
            }
            """);
        Assert.Equal(["华示朗刚改", ""], named);
    }
}
