using CleanAgency.Tests.Browser;
using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Offline;

/// <summary>What is being written and not entered yet: no reload, no restart and no way out of the card takes any of it.</summary>
[Collection(BrowserTrips.Name)]
public sealed class DraftTrips(Chromium chromium)
{
    private const string Told = "草稿未记入";

    [Fact]
    public async Task The_offline_shell_waits_until_nobody_types_and_the_live_page_goes_on_with_what_was_written()
    {
        await using var district = await ScoredDistrict.Open();
        await using var tablet = await CardTablet.Open(chromium, district.Address, "p06", district.Card);
        await tablet.TakesAlong();
        tablet.Line.Unplug();
        await tablet.GoToCard();
        await tablet.There();
        await Expect(tablet.Page.Locator("body > .banner")).ToContainTextAsync("网络断开，照常评分");
        await tablet.Level("B1", 2);
        await tablet.Waits(1);
        var fact = await Write(tablet, "C3", "10月27日转办的咨询件");

        tablet.Line.PlugIn();
        await tablet.Saved();
        // It asks who is signed in before it leaves, and asks again while it waits.
        await tablet.Page.WaitForResponseAsync(answer => answer.Url.EndsWith("/api/me", StringComparison.Ordinal));
        await tablet.Page.WaitForResponseAsync(answer => answer.Url.EndsWith("/api/me", StringComparison.Ordinal));
        await Expect(tablet.Page.Locator("score-card[offline]")).ToBeVisibleAsync();
        await Expect(fact).ToBeFocusedAsync();
        await tablet.Page.Keyboard.PressAsync("End");
        await tablet.Page.Keyboard.TypeAsync("，至今未回复");

        await fact.BlurAsync();
        await tablet.Live();
        await Expect(fact).ToHaveValueAsync("10月27日转办的咨询件，至今未回复");
        await Expect(tablet.Page.Item("C3").Locator(".item-row")).ToContainTextAsync(Told);
        await tablet.Page.Item("C3").Locator("form.entry .entry-open:visible [type=submit]").ClickAsync();
        await tablet.Saved();
        await Expect(tablet.Page.Item("C3").Locator(".item-row")).Not.ToContainTextAsync(Told);
        Assert.Equal([(tablet.Name, "10月27日转办的咨询件，至今未回复")], await district.Found("C3"));

        await tablet.Page.ReloadAsync();
        await tablet.Live();
        await Expect(await Fact(tablet, "C3")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_costs_neither_the_words_nor_the_photo_of_an_entry_that_is_not_entered()
    {
        await using var district = new ScoredDistrict();
        await district.Look();
        var server = await Serve(null);
        try
        {
            await using var tablet = await CardTablet.Open(chromium, server.Address, "p06", district.Card);
            var fact = await Write(tablet, "C3", "窗口漏收材料");
            await tablet.Page.Item("C3").Locator("form.entry input[type=file][multiple]").SetInputFilesAsync(new FilePayload { Name = "现场.jpg", MimeType = "image/jpeg", Buffer = await Camera(tablet.Page) });
            await Shown(tablet);
            await Expect(tablet.Page.Item("C3").GetByText("草稿已存在本机")).ToBeVisibleAsync();
            await fact.BlurAsync();
            await tablet.Page.EvaluateAsync("() => { window.before = true; }");
            server.Kill();
            server.Dispose();
            server = await Serve(server.Address.Port);

            await tablet.Page.WaitForFunctionAsync("() => !window.before");
            await tablet.Live();
            await Expect(fact).ToHaveValueAsync("窗口漏收材料");
            await Shown(tablet);
            await tablet.Page.Item("C3").Locator("form.entry .entry-open:visible [type=submit]").ClickAsync();
            await tablet.Saved();
            var item = await (await ScoringHand.Of(district.Desk, "p07", "U30")).Item("C3");
            var entry = Assert.Single(item.Entries);
            Assert.Equal("窗口漏收材料", entry.Fact);
            Assert.Equal(("现场.jpg", (Guid?)entry.Id), (Assert.Single(item.Files).Name, item.Files[0].Entry));
        }
        finally
        {
            server.Dispose();
        }

        Task<ServerProcess> Serve(int? port) => ServerProcess.Start([.. district.Database.Settings.Concat(ScoredDistrict.Settings).Select(s => $"--{s.Key}={s.Value}")], port: port);
    }

    [Fact]
    public async Task Out_of_the_card_and_back_every_form_is_as_it_was_left_until_it_is_entered_or_cleared()
    {
        await using var district = await ScoredDistrict.Open();
        await using var tablet = await CardTablet.Open(chromium, district.Address, "p06", district.Card);
        var item = await tablet.Pane("C3");
        await item.Button("备注").ClickAsync();
        await item.Box("备注内容").FillAsync("当场告知");
        await item.Button("提为问题").ClickAsync();
        await item.Box("依据条款").FillAsync("办事公开办法第五条");
        // At once: what was typed last goes with the rest.
        await tablet.Page.Locator("score-card .top a").ClickAsync();
        await Expect(tablet.Page.Locator("score-card")).ToHaveCountAsync(0);
        await tablet.GoToCard();
        await tablet.Live();

        item = tablet.Page.Item("C3").Locator("score-item");
        await Expect(item.Box("备注内容")).ToHaveValueAsync("当场告知");
        await Expect(item.Box("依据条款")).ToHaveValueAsync("办事公开办法第五条");
        await item.Button("记下备注").ClickAsync();
        await item.Button("清空草稿").ClickAsync();
        await item.Button("确定清空").ClickAsync();
        await tablet.Saved();
        await CardTablet.Until(tablet.Page, "(await document.querySelector('score-card').desk.shelf.q.drafts()).length === 0");

        await tablet.Page.ReloadAsync();
        await tablet.Live();
        item = await tablet.Pane("C3");
        await Expect(item.GetByText("当场告知")).ToBeVisibleAsync();
        await Expect(item.Box("依据条款")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Signing_out_says_that_something_is_not_entered_and_it_comes_back_to_whom_it_belongs()
    {
        await using var district = await ScoredDistrict.Open();
        await using var tablet = await CardTablet.Open(chromium, district.Address, "p06", district.Card);
        var fact = await Write(tablet, "C3", "写了一半");
        await Expect(tablet.Page.Item("C3").GetByText("草稿已存在本机")).ToBeVisibleAsync();
        await tablet.GoTo("privacy");
        await Leave("退出，1项留在本机");

        await tablet.SignIn("p07");
        await tablet.GoToCard();
        await tablet.Live();
        await Expect(await Fact(tablet, "C3")).ToHaveValueAsync("");
        await tablet.GoTo("privacy");
        await Leave(null);
        await tablet.SignIn("p06");
        await tablet.GoToCard();
        await tablet.Live();
        await Expect(fact).ToHaveValueAsync("写了一半");

        async Task Leave(string? sure)
        {
            await Chromium.Interactive(tablet.Page);
            await tablet.Page.EvaluateAsync("() => document.querySelector('form[action$=\"/sign-out\"] button').click()");
            if (sure is not null)
            {
                var dialog = tablet.Page.GetByRole(AriaRole.Dialog, new() { Name = "还有1项没有提交" });
                await Expect(dialog).ToContainTextAsync("有1份写了一半的内容还没有记入");
                await dialog.GetByRole(AriaRole.Button, new() { Name = sure }).ClickAsync();
            }

            await Expect(tablet.Page.Locator("[name=username]")).ToBeVisibleAsync();
        }
    }

    private static async Task<ILocator> Write(CardTablet tablet, string item, string words)
    {
        var fact = await Fact(tablet, item);
        await fact.FillAsync(words);
        return fact;
    }

    private static async Task<ILocator> Fact(CardTablet tablet, string item)
    {
        var pane = await tablet.Pane(item);
        await pane.Locator(".cases label").First.ClickAsync();
        return pane.Box("事实");
    }

    private static async Task<byte[]> Camera(IPage page) => Convert.FromBase64String(await page.EvaluateAsync<string>(
        "() => { const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 200 }); canvas.getContext('2d').fillRect(20, 20, 100, 100); return canvas.toDataURL('image/jpeg').split(',')[1]; }"));

    private static async Task Shown(CardTablet tablet) => await tablet.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('form.entry photo-strip img')].some(image => image.naturalWidth > 0)");
}
