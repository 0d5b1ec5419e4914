using CleanAgency.Core.Audit;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Web.Operation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

[Collection(BrowserTrips.Name)]
public sealed class FirstStartTrips(Chromium chromium)
{
    private static readonly Dictionary<string, string> Filled = new()
    {
        ["system-account"] = "wei",
        ["system-name"] = "韦示安",
        ["system-password"] = Office.Password,
        ["system-again"] = Office.Password,
        ["security-account"] = "suning",
        ["security-name"] = "苏示宁",
        ["audit-account"] = "jiang",
        ["audit-name"] = "蒋示明",
    };

    [Fact]
    public async Task A_new_server_is_set_up_with_the_code_from_its_console_and_only_once()
    {
        using var database = TestDatabase.Empty();
        await using var agency = new RunningAgency(database);
        var page = await chromium.Open(agency.Address);
        await page.GotoAsync("/");
        await Expect(page.Locator("[name=code]")).ToBeVisibleAsync();
        await SetUp(page, "WRONG-WRONG-CODE");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        await SetUp(page, await CodeOf(agency));
        var slip = page.Locator(".slips");
        await Expect(slip).ToContainTextAsync("suning");
        await Expect(slip).ToContainTextAsync("jiang");
        Assert.Empty(await Axe.Violations(page));
        await page.GotoAsync("/setup");
        await Expect(page.Locator("[name=code]")).ToHaveCountAsync(0);

        await Chromium.SignIn(page, "wei", Office.Password);
        await Chromium.Interactive(page);
        await Expect(page.GetByText("韦示安").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_48_units_come_from_a_workbook_after_its_one_wrong_row_was_put_right()
    {
        await using var agency = new RunningAgency();
        var page = await chromium.SignIn(agency.Address, "coordinator", "/units/import");
        await Pick(page, Workbook(agency, wrongHeadcount: true));
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("有1行不能导入");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "U20" })).ToContainTextAsync("-5");
        Assert.Empty(await Axe.Violations(page));

        await page.GetByRole(AriaRole.Link, new() { Name = "重新选取" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(agency.Address, "/units/import").ToString());
        await Pick(page, Workbook(agency, wrongHeadcount: false));
        await page.GetByRole(AriaRole.Button, new() { Name = "写入" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "单位", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("共 49 家")).ToBeVisibleAsync();

        // The written rows are audited one by one, as the acts of one command.
        await using var core = new Agency(agency.Database);
        var rows = (await core.Audit(nameof(ImportUnits))).Where(e => e.Result == AuditResult.Done && e.SubjectKind == nameof(SupervisedUnit)).ToList();
        Assert.Equal((48, 1), (rows.Count, rows.Select(r => r.ActId).Distinct().Count()));
    }

    private static async Task SetUp(IPage page, string code)
    {
        await page.FillAsync("[name=code]", code);
        foreach (var (name, text) in Filled)
        {
            await page.FillAsync($"[name={name}]", text);
        }

        await page.ClickAsync("form[aria-labelledby=title] button.main");
    }

    // What the console says; made once more, because the console of a test belongs to all tests.
    private static async Task<string> CodeOf(RunningAgency agency)
    {
        var start = agency.Services.GetRequiredService<FirstStart>();
        for (var i = 0; i < 50 && start.TriesLeft == 0; i++)
        {
            await Task.Delay(100);
        }

        return start.MakeCode();
    }

    private static byte[] Workbook(RunningAgency agency, bool wrongHeadcount) => agency.Services.GetRequiredService<IWorkbooks>().Write("单位", UnitSheet.Layout.With(
        DemoTables.Units.Select((unit, i) => new UnitRow(unit.Code, Office.Profile(unit.Name, unit.Category) with
        {
            Sequence = (i + 1) * 10,
            Headcount = wrongHeadcount && unit.Code == "U20" ? -5 : unit.Headcount,
        }))));

    private static Task Pick(IPage page, byte[] workbook) => page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
    {
        Name = "单位.xlsx",
        MimeType = SheetFile.ContentType,
        Buffer = workbook,
    });
}
