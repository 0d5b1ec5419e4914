using System.Globalization;
using CleanAgency.Core.Common;
using CleanAgency.Core.Reports;
using CleanAgency.Core.Results;
using CleanAgency.Tests.Browser;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Results;

/// <summary>A round whose last card is locked is totalled, decided by the leader on a phone, published, taken home as a workbook, and read by the unit.</summary>
[Collection(BrowserTrips.Name)]
public sealed class ResultTrips(Chromium chromium)
{
    [Fact]
    public async Task A_round_goes_from_its_last_card_to_the_notice_and_home_as_a_workbook()
    {
        using var database = TestDatabase.District();
        await using var agency = new RunningAgency(database, 0, TestDatabase.Demo, new("demo-password", Office.Password));
        await using var core = new Agency(database, TestDatabase.Demo);
        var round = await (await (await DecidedRound.Of(core)).Untotalled()).Awaiting("U10", agency.Services.GetRequiredService<Clock>().Now);
        var results = $"/results?round={round.Id}";

        var coordinator = await chromium.SignIn(agency.Address, "coordinator", results);
        await Expect(coordinator.GetByText("还有1张评分表没有锁定")).ToBeVisibleAsync();
        var unit = await chromium.SignIn(agency.Address, "u10", $"/scorecards/{await round.Card("U10")}");
        await unit.Locator("score-card li.item").First.WaitForAsync();
        await (await unit.OpenSheet()).Button("确认无异议").ClickAsync();
        await unit.Ask().Button("确认无异议").ClickAsync();
        await Expect(unit.Sheet()).ToContainTextAsync("已锁定封存");

        // His page has heard of it.
        await Expect(coordinator.GetByText("评分表已全部锁定")).ToBeVisibleAsync();
        await Clean(coordinator);
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "封存并汇总" }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "封存并汇总" }).ClickAsync();
        await Expect(coordinator.GetByRole(AriaRole.Heading, new() { Name = "单位结果" })).ToBeVisibleAsync();
        await Clean(coordinator);

        var leader = await chromium.Open(agency.Address, 390, 844, touch: true);
        await Chromium.SignIn(leader, "leader", Office.Password);
        await Chromium.Go(leader, results);
        await leader.GetByRole(AriaRole.Link, new() { Name = "看组别尺度" }).ClickAsync();
        await leader.GetByRole(AriaRole.Button, new() { Name = "不调整" }).ClickAsync();
        await leader.GetByLabel("文号").FillAsync("澄清廉办纪要6号");
        await leader.GetByLabel("理由").FillAsync("双评单位少，证据不足");
        await Clean(leader);
        await leader.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "不调整" }).ClickAsync();
        await Expect(leader.GetByText("组别尺度已决定")).ToBeVisibleAsync();
        await Chromium.Go(leader, $"/results/{round.Id}/review");
        await Expect(leader.GetByRole(AriaRole.Heading, new() { Name = "等次不稳的单位" })).ToBeVisibleAsync();
        await Clean(leader);
        await Chromium.Go(leader, results);
        await leader.GetByRole(AriaRole.Button, new() { Name = "审定", Exact = true }).ClickAsync();
        await Clean(leader);
        await leader.GetByRole(AriaRole.Dialog).GetByLabel("文号").FillAsync("澄清廉办纪要7号");
        await leader.GetByRole(AriaRole.Button, new() { Name = "审定，固定48家结果" }).ClickAsync();

        await coordinator.GetByRole(AriaRole.Button, new() { Name = "通报", Exact = true }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Dialog).GetByLabel("文号").FillAsync(DecidedRound.Number);
        await coordinator.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "通报" }).ClickAsync();
        await Expect(coordinator.GetByText($"通报（{DecidedRound.Number}）")).ToBeVisibleAsync();

        await Expect(leader.GetByText($"通报（{DecidedRound.Number}）")).ToBeVisibleAsync();
        Summarizes(await Taken(leader), await round.Table());

        var liaison = await chromium.SignIn(agency.Address, "u10", results);
        await Expect(liaison.GetByRole(AriaRole.Link, new() { Name = "区直机关工委" })).ToBeVisibleAsync();
        await Expect(liaison.GetByRole(AriaRole.Link, new() { Name = "区妇联" })).ToHaveCountAsync(0);
        await Clean(liaison);
        await liaison.GetByRole(AriaRole.Link, new() { Name = "区直机关工委" }).ClickAsync();
        await Expect(liaison.GetByRole(AriaRole.Heading, new() { Name = "得分怎么来的" })).ToBeVisibleAsync();
        await Clean(liaison);
        // The second step: the item on the card, with its facts and photos.
        await liaison.GetByRole(AriaRole.Link, new() { NameRegex = new("^A1 ") }).First.ClickAsync();
        await Expect(liaison.Locator("score-item").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_scheme_is_tried_on_the_decided_round_and_what_was_scored_wrongly_is_corrected_before_the_notice()
    {
        using var database = TestDatabase.District();
        await using var agency = new RunningAgency(database, 0, TestDatabase.Demo, new("demo-password", Office.Password));
        await using var core = new Agency(database, TestDatabase.Demo);
        var round = await (await DecidedRound.Of(core)).Approved();

        var coordinator = await chromium.SignIn(agency.Address, "coordinator", "/schemes");
        await coordinator.GetByRole(AriaRole.Link, new() { NameRegex = new("2025版") }).First.ClickAsync();
        await coordinator.GetByRole(AriaRole.Link, new() { Name = "试评", Exact = true }).ClickAsync();
        await Expect(coordinator.GetByRole(AriaRole.Rowheader, new() { NameRegex = new("^等次有变") })).ToBeVisibleAsync();
        await Expect(coordinator.GetByText("已取消")).ToBeVisibleAsync();
        await Clean(coordinator);
        await coordinator.SetViewportSizeAsync(390, 844);
        await Clean(coordinator);
        await coordinator.GetByLabel("轮次").SelectOptionAsync([new SelectOptionValue { Index = 1 }]);
        await Expect(coordinator.GetByText("得分、等次、位次都不变")).ToBeVisibleAsync();

        await Chromium.Go(coordinator, $"/results/{round.Id}/{core.Unit("U30")}");
        await coordinator.GetByRole(AriaRole.Button, new() { NameRegex = new("的评分表$") }).First.ClickAsync();
        await coordinator.GetByLabel("文号").FillAsync(DecidedRound.Number);
        await coordinator.GetByLabel("理由").FillAsync("复核成立");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "打开0项复核" }).ClickAsync();
        await Expect(coordinator.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Clean(coordinator);
        await coordinator.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "打开1项复核" }).ClickAsync();
        await Expect(coordinator.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Chromium.Go(coordinator, $"/results?round={round.Id}");
        await Expect(coordinator.GetByText("更正后形成新版")).ToBeVisibleAsync();
        await Expect(coordinator.GetByText("还有1张评分表没有锁定")).ToBeVisibleAsync();
        await Expect(coordinator.GetByRole(AriaRole.Button, new() { Name = "通报", Exact = true })).ToHaveCountAsync(0);
        await Clean(coordinator);
    }

    /// <summary>One tap: the file comes when it is compiled.</summary>
    private static async Task<byte[]> Taken(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "汇总与分类排名" }).ClickAsync(), new() { Timeout = 180_000 });
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private static void Summarizes(byte[] book, ResultTable.Answer table)
    {
        var cells = CellsOf.All(book);
        string Cell(string column, int row) => cells[("汇总", $"{column}{row}")];
        Assert.Equal(
            table.Rows.OrderBy(row => row.RankOverall).ThenBy(row => row.Code, StringComparer.Ordinal).Select(row => ($"{row.RankOverall}", row.Code, row.Score!.Value.Value, row.Grade)),
            Enumerable.Range(ReportSheet.FirstRow, table.Rows.Count).Select(row => (Cell("A", row), Cell("B", row), decimal.Parse(Cell("F", row), CultureInfo.InvariantCulture), (string?)Cell("G", row))));
    }

    private static async Task Clean(IPage page) => Assert.Empty(await Axe.Violations(page));
}
