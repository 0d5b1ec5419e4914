using CleanAgency.Tests.Fixtures;
using CleanAgency.Web.Operation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.People;

[Collection(BrowserTrips.Name)]
public sealed class PeopleTrips(Chromium chromium)
{
    [Fact]
    public async Task The_first_start_makes_three_administrators_with_a_code_from_the_console()
    {
        using var database = TestDatabase.Empty();
        await using var agency = new RunningAgency(database);
        var page = await chromium.Open(agency.Address);
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync(new Uri(agency.Address, "/setup").ToString());
        await Fill(page, ("code", agency.Services.GetRequiredService<FirstStart>().MakeCode()), ("system-account", "weishian"), ("system-name", "韦示安"), ("system-password", "short"),
            ("system-again", "short"), ("security-account", "sushining"), ("security-name", "苏示宁"), ("audit-account", "jiangshiming"), ("audit-name", "蒋示明"));
        await page.ClickAsync("button.main");
        await Expect(page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "setup#system-password");
        await Expect(page.Locator("#system-name")).ToHaveValueAsync("韦示安");
        await Expect(page.Locator("#system-password")).ToBeEmptyAsync();
        Assert.Empty(await Axe.Violations(page));

        await Fill(page, ("system-password", Office.Password), ("system-again", Office.Password));
        await page.ClickAsync("button.main");
        await Expect(page.Locator(".slip")).ToHaveCountAsync(2);
        Assert.Empty(await Axe.Violations(page));
        var slip = await page.Locator(".slip >> nth=0 >> dd.code").AllInnerTextsAsync();

        Assert.Equal(404, (await page.GotoAsync("/setup"))!.Status);
        await Chromium.SignIn(page, slip[0], slip[1]);
        await Expect(page).ToHaveURLAsync(new Uri(agency.Address, "/password").ToString());
    }

    [Fact]
    public async Task Slips_that_were_lost_are_reissued_together_and_open_the_door()
    {
        await using var agency = new RunningAgency();
        var admin = await chromium.SignIn(agency.Address, "sysadmin", "/people");
        await admin.GetByRole(AriaRole.Link, new() { Name = "重发登录单" }).ClickAsync();
        await admin.GetByLabel("选择示newcomer").CheckAsync();
        await admin.GetByLabel("选择示u01").CheckAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "重发2张登录单" }).ClickAsync();
        Assert.Empty(await Axe.Violations(admin));
        await admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "重发2张登录单" }).ClickAsync();
        await Expect(admin.Locator(".slip")).ToHaveCountAsync(2);
        Assert.Empty(await Axe.Violations(admin));

        var slip = await admin.Locator(".slip").Filter(new() { HasText = "示u01" }).Locator("dd.code").AllInnerTextsAsync();
        var door = await chromium.Open(agency.Address);
        await Chromium.SignIn(door, slip[0], slip[1]);
        await Expect(door).ToHaveURLAsync(new Uri(agency.Address, "/password").ToString());
    }

    [Fact]
    public async Task A_slip_is_shown_once_and_a_disabled_account_loses_its_open_screen()
    {
        await using var agency = new RunningAgency();
        var admin = await chromium.SignIn(agency.Address, "sysadmin", "/people");
        var leader = await chromium.SignIn(agency.Address, "leader", "/units");
        await admin.GetByRole(AriaRole.Button, new() { Name = "邀请人员" }).ClickAsync();
        var dialog = admin.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("账号").FillAsync("newhere");
        await dialog.GetByLabel("姓名").FillAsync("覃示新");
        await dialog.GetByLabel("单位").FillAsync("czj");
        await dialog.GetByText("区财政局").ClickAsync();
        Assert.Empty(await Axe.Violations(admin));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "建立账号" }).ClickAsync();
        await Expect(admin.Locator(".slip")).ToContainTextAsync("newhere");
        Assert.Empty(await Axe.Violations(admin));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "已交给本人" }).ClickAsync();
        await Expect(admin.Locator(".slip")).ToHaveCountAsync(0);
        await Expect(admin.GetByText("newhere")).ToBeVisibleAsync();

        await admin.GetByRole(AriaRole.Link, new() { Name = "示leader" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "停用账号" }).ClickAsync();
        await dialog.GetByLabel("停用原因").FillAsync("借调期满");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "停用账号" }).ClickAsync();
        await Expect(leader).ToHaveURLAsync(new Uri(agency.Address, "/sign-in?ended=true").ToString(), new() { Timeout = 30_000 });
    }

    [Theory]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task Every_page_about_people_is_accessible_and_does_not_scroll_sideways(int width, int height, ColorScheme scheme)
    {
        await using var agency = new RunningAgency();
        var page = await chromium.Open(agency.Address, width, height, scheme);
        await Chromium.SignIn(page, "secadmin", Office.Password);
        await Chromium.Interactive(page);
        foreach (var address in new[] { "/people", "/people?q=zzzz", "/people?q=leader", "/rights", "/me" })
        {
            await Chromium.Go(page, address);
            await page.Locator("main .card").First.WaitForAsync();
            if (address.EndsWith("leader", StringComparison.Ordinal))
            {
                await page.Locator("tbody a").ClickAsync();
                await page.Locator("#roles").WaitForAsync();
            }

            Assert.Empty(await Axe.Violations(page));
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        }
    }

    private static async Task Fill(IPage page, params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            await page.FillAsync($"#{field}", value);
        }
    }
}
