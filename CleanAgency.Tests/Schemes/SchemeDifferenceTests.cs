using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Schemes;

[SpokenInChinese]
public sealed class SchemeDifferenceTests
{
    [Fact]
    public async Task A_new_version_says_what_it_says_otherwise()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        var old = await SmallScheme.Published(agency);
        var next = await coordinator.Send(new NewSchemeVersion(old, "清廉机关指标体系（2026版）"));
        var (a1, b1) = (await SmallScheme.Item(agency, next, "A1"), await SmallScheme.Item(agency, next, "B1"));
        await SmallScheme.Edit(agency, next, a1.Id, IndicatorField.Code, "A9");
        await coordinator.Send(new EditRule(next, b1.Id, RuleJson.Write(new CheckRule(Points.Of(40), [new("x", "四减兑现", Points.Of(40))])), int.MaxValue));
        await coordinator.Send(new MoveIndicator(next, a1.Id, b1.AreaId, 1));
        await coordinator.Send(new AddIndicator(next, b1.AreaId, "又一项", Points.Of(5)));
        await coordinator.Send(new EditPolicy(next, "capacity", "9", int.MaxValue));
        await coordinator.Send(new RemoveArea(next, a1.AreaId));

        var answer = await coordinator.Send(new SchemeDifference(next));
        Assert.Equal(("清廉机关指标体系（2025版）", 1, 1, 1), (answer.Older!.Name, answer.Count(DifferenceKind.Added), answer.Count(DifferenceKind.Removed), answer.Count(DifferenceKind.Moved)));
        Assert.Contains(answer.Lines, line => line is { Kind: DifferenceKind.Added, Caption: "B2 又一项", To: "B 服务型机关" });
        Assert.Contains(answer.Lines, line => line is { Kind: DifferenceKind.Removed, What: EntryKind.Area, Caption: "A 政治机关" });
        Assert.Contains(answer.Lines, line => line is { Kind: DifferenceKind.Moved, Caption: "A9 第一议题落实", From: "A 政治机关", To: "B 服务型机关" });
        // Its code is its own; that its cases are called after it is no second change.
        Assert.Equal([("编码", "A1", "A9")], Changes(answer, "A9 第一议题落实"));
        var rule = Assert.Single(Changes(answer, "B1 窗口服务规范"));
        Assert.Contains("没有做到", rule.Old, StringComparison.Ordinal);
        Assert.Contains("四减兑现", rule.New, StringComparison.Ordinal);
        Assert.Contains(("每组督导单位数", "8", "9"), Changes(answer, ""));
    }

    [Fact]
    public async Task A_copy_that_nobody_touched_differs_by_its_name_alone()
    {
        await using var agency = new Agency();
        var next = await agency.As("coordinator").Send(new NewSchemeVersion(await SmallScheme.Published(agency), "清廉机关指标体系（2026版）"));
        Assert.Equal(EntryKind.Head, Assert.Single((await agency.As("coordinator").Send(new SchemeDifference(next))).Lines).What);
    }

    [Fact]
    public async Task A_series_has_one_open_draft_at_a_time()
    {
        await using var agency = new Agency();
        var old = await SmallScheme.Published(agency);
        var next = await agency.As("coordinator").Send(new NewSchemeVersion(old, "清廉机关指标体系（2026版）"));
        Assert.Equal("Schemes.DraftOpen", await agency.As("coordinator2").Refused(new NewSchemeVersion(old, "清廉机关指标体系（2027版）")));
        await agency.As("coordinator").Send(new PublishScheme(next));
        await agency.As("coordinator2").Send(new NewSchemeVersion(old, "清廉机关指标体系（2027版）"));
        Assert.Equal([3, 2, 1], (await agency.As("coordinator").Send(new SchemeList())).Select(row => row.Number));
    }

    private static List<(string Field, string Old, string New)> Changes(SchemeDifference.Answer answer, string caption) =>
        [.. answer.Lines.Where(line => line.Kind == DifferenceKind.Changed && line.Caption == caption).SelectMany(line => line.Changes).Select(change => (change.Field.ToString(), change.Old, change.New))];
}
