using CleanAgency.Core.Common;
using CleanAgency.Core.Visits;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Visits;

[Collection(BrowserTrips.Name)]
public sealed class VisitTrips(Chromium chromium)
{
    [Fact]
    public async Task A_liaison_asks_for_another_date_and_sees_the_answer_while_the_page_is_open()
    {
        await using var agency = new RunningAgency();
        await using var core = new Agency(agency.Database);
        var visit = await Office.Visit(core, "U01");
        agency.Services.GetRequiredService<Clock>().MoveTo(core.Services.GetRequiredService<Clock>().Now);

        var liaison = await chromium.SignIn(agency.Address, "u01", "/visits/mine");
        await Expect(liaison.Locator("article")).ToContainTextAsync("11月23日");
        await Axe.Accepts(liaison, "the notice");
        await liaison.GetByRole(AriaRole.Button, new() { Name = "申请改期" }).ClickAsync();
        var asking = liaison.GetByRole(AriaRole.Dialog);
        await asking.GetByLabel("原因").FillAsync("当天业务培训");
        await asking.GetByLabel("希望改到").FillAsync("2026-11-25");
        await Axe.Accepts(liaison, "asking");
        await asking.GetByRole(AriaRole.Button, new() { Name = "提交改期申请" }).ClickAsync();
        await Expect(liaison.GetByText("待答复")).ToBeVisibleAsync();

        var coordinator = await chromium.SignIn(agency.Address, "coordinator", "/visits?state=Asked");
        await Axe.Accepts(coordinator, "the list");
        await coordinator.GetByRole(AriaRole.Link, new() { Name = "区财政局" }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "同意，另定日期" }).ClickAsync();
        await Axe.Accepts(coordinator, "another date");
        await coordinator.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "同意改期" }).ClickAsync();
        await Expect(coordinator.GetByRole(AriaRole.Heading, new() { Name = "改期记录" })).ToBeVisibleAsync();
        await Axe.Accepts(coordinator, "the record");

        await Expect(liaison.Locator("article")).ToContainTextAsync("11月25日");
        Assert.Equal(new(2026, 11, 25), (await core.As("u01").Send(new VisitNotice(visit))).Slot.Date);
    }

    [Fact]
    public async Task A_coordinator_moves_a_visit_from_the_list_and_reads_why_a_day_cannot_be()
    {
        await using var agency = new RunningAgency();
        await using var core = new Agency(agency.Database);
        await Office.Visit(core, "U01");
        agency.Services.GetRequiredService<Clock>().MoveTo(core.Services.GetRequiredService<Clock>().Now);
        var page = await chromium.SignIn(agency.Address, "coordinator", "/visits");
        await page.Locator("tr", new() { HasText = "区财政局" }).GetByRole(AriaRole.Button).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("日期").FillAsync("2026-11-28");
        await dialog.GetByLabel("原因").FillAsync("组长外出");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "改期", Exact = true }).ClickAsync();
        await Expect(dialog.GetByText("11月28日是周末")).ToBeVisibleAsync();
        await Axe.Accepts(page, "a refused day");
        await dialog.GetByLabel("日期").FillAsync("2026-11-27");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "改期", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "2026-11-27" })).ToBeVisibleAsync();
    }
}
