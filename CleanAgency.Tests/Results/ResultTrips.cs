using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Results;

/// <summary>A round whose cards are locked is totalled, decided by the leader on a phone, published, and read by the unit.</summary>
[Collection(BrowserTrips.Name)]
public sealed class ResultTrips(Chromium chromium)
{
    [Fact]
    public async Task A_round_goes_from_locked_cards_to_the_notice()
    {
        using var database = TestDatabase.District();
        await using var agency = new RunningAgency(database, 0, TestDatabase.Demo, new("demo-password", Office.Password));
        await using var core = new Agency(database, TestDatabase.Demo);
        var round = await (await DecidedRound.Of(core)).Untotalled();
        var results = $"/results?round={round.Id}";

        var coordinator = await chromium.SignIn(agency.Address, "coordinator", results);
        await Expect(coordinator.GetByText("评分表全部锁定并封存后")).ToBeVisibleAsync();
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
        await leader.GetByRole(AriaRole.Button, new() { Name = "审定，固定48家结果" }).ClickAsync();

        await coordinator.GetByRole(AriaRole.Button, new() { Name = "通报", Exact = true }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Dialog).GetByLabel("文号").FillAsync(DecidedRound.Number);
        await coordinator.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "通报" }).ClickAsync();
        await Expect(coordinator.GetByText($"通报（{DecidedRound.Number}）")).ToBeVisibleAsync();

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
    public async Task A_scheme_is_tried_on_the_decided_round_and_a_correction_without_items_says_what_it_lacks()
    {
        using var database = TestDatabase.District();
        await using var agency = new RunningAgency(database, 0, TestDatabase.Demo, new("demo-password", Office.Password));
        await using var core = new Agency(database, TestDatabase.Demo);
        var round = await DecidedRound.Of(core);

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
    }

    private static async Task Clean(IPage page) => Assert.Empty(await Axe.Violations(page));
}
