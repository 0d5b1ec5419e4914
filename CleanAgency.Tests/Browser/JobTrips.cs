using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>The system administrator's page of what is done by the clock.</summary>
[Collection(BrowserTrips.Name)]
public sealed class JobTrips(Chromium chromium)
{
    [Fact]
    public async Task A_schedule_is_run_at_once_paused_and_resumed_and_the_page_follows_by_itself()
    {
        await using var agency = new RunningAgency();
        var page = await chromium.SignIn(agency.Address, "sysadmin", "/jobs");
        var line = page.Locator("section", new() { HasText = "时间表" }).First.Locator("tbody tr", new() { HasText = "清理过期上传" });
        await Expect(line).ToContainTextAsync("每小时第10分");
        await line.GetByRole(AriaRole.Button, new() { Name = "立即执行" }).ClickAsync();
        await Expect(line).ToContainTextAsync("已完成");
        var entry = page.Locator("section[aria-labelledby=history] tbody tr", new() { HasText = "清理过期上传" });
        await Expect(entry.Filter(new() { HasText = "韦示安" })).ToContainTextAsync("已完成");

        await line.GetByRole(AriaRole.Button, new() { Name = "暂停" }).ClickAsync();
        await Expect(line).ToContainTextAsync("已由韦示安暂停");
        await Axe.Accepts(page, "main");
        await line.GetByRole(AriaRole.Button, new() { Name = "恢复" }).ClickAsync();
        await Expect(line).Not.ToContainTextAsync("已由韦示安暂停");
        await page.SetViewportSizeAsync(800, 1280);
        await Axe.Accepts(page, "main");
    }

    [Fact]
    public async Task Nobody_else_finds_it()
    {
        await using var agency = new RunningAgency();
        var page = await chromium.SignIn(agency.Address, "coordinator", "/jobs");
        await Expect(page.Locator("main")).ToContainTextAsync("管理后台工作");
        await Expect(page.Locator("nav")).Not.ToContainTextAsync("后台工作");
    }
}
