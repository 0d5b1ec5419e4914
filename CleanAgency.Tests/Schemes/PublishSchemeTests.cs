using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Schemes;

[SpokenInChinese]
public sealed class PublishSchemeTests
{
    [Fact]
    public async Task A_scheme_that_lacks_nothing_is_published_by_a_person_at_a_time()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        Assert.Empty((await SmallScheme.File(agency, scheme)).Problems);
        await agency.As("coordinator").Send(new PublishScheme(scheme));
        var file = await SmallScheme.File(agency, scheme);
        Assert.Equal((SchemeState.Published, "示coordinator"), (file.State, file.PublishedBy));
        Assert.NotNull(file.PublishedAt);
    }

    [Theory]
    [InlineData(IndicatorField.Max, "50", ProblemKind.Sum)]
    [InlineData(IndicatorField.Max, "50", ProblemKind.Rule)]
    [InlineData(IndicatorField.Evidence, "", ProblemKind.Evidence)]
    [InlineData(IndicatorField.Wording, "区委领导批示每次加1分", ProblemKind.Relief)]
    [InlineData(IndicatorField.Wording, "媒体刊发每篇加0.5分", ProblemKind.Relief)]
    [InlineData(IndicatorField.Wording, "会议记录不全每次扣0.5分", ProblemKind.Relief)]
    [InlineData(IndicatorField.Evidence, "无活动照片扣1分", ProblemKind.Relief)]
    public async Task Publishing_waits_until_it_is_mended(IndicatorField field, string value, ProblemKind why)
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        var item = await SmallScheme.Item(agency, scheme, "A1");
        await SmallScheme.Edit(agency, scheme, item.Id, field, value);

        Assert.Contains((await SmallScheme.File(agency, scheme)).Problems, problem => problem.Kind == why && problem.Why.ToString().Contains('A', StringComparison.Ordinal));
        Assert.Equal("Schemes.NotYet", await agency.As("coordinator").Refused(new PublishScheme(scheme)));
        Assert.Equal(SchemeState.Draft, (await SmallScheme.File(agency, scheme)).State);

        await SmallScheme.Edit(agency, scheme, item.Id, field, item.Content.Text(field));
        await agency.As("coordinator").Send(new PublishScheme(scheme));
    }

    [Fact]
    public async Task An_item_that_looks_at_frequency_needs_its_basis()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        var item = await SmallScheme.Item(agency, scheme, "A1");
        await SmallScheme.Edit(agency, scheme, item.Id, IndicatorField.Wording, "每半年至少集中学习1次，缺1次扣2分");
        Assert.Equal("Schemes.NotYet", await agency.As("coordinator").Refused(new PublishScheme(scheme)));

        await SmallScheme.Edit(agency, scheme, item.Id, IndicatorField.ReliefBasis, "依据党内法规对次数的规定");
        Assert.Equal(["A1"], (await SmallScheme.File(agency, scheme)).Explained);
        await agency.As("coordinator").Send(new PublishScheme(scheme));
    }

    [Fact]
    public async Task The_first_level_must_add_up_to_a_hundred()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        await agency.As("coordinator").Send(new AddArea(scheme, "C 效能型机关", Points.Of(10)));
        var problems = (await SmallScheme.File(agency, scheme)).Problems.Select(problem => problem.Why.ToString()).ToList();
        Assert.Contains("一级指标合计110，应为100", problems);
        Assert.Contains("C 效能型机关下面还没有二级指标", problems);
        Assert.Contains("C 效能型机关各项合计0，应为10", problems);
    }

    [Fact]
    public async Task A_veto_names_a_grade_of_the_policy()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        await agency.As("coordinator").Send(new PutExtra(scheme, null, new() { Kind = ExtraKind.Veto, Code = "V1", Name = "严重违纪违法被立案", Grade = "中等" }));
        Assert.Equal(ProblemKind.Extra, Assert.Single((await SmallScheme.File(agency, scheme)).Problems).Kind);
        Assert.Equal("Schemes.NotYet", await agency.As("coordinator").Refused(new PublishScheme(scheme)));
    }

    [Fact]
    public async Task A_tie_is_decided_by_an_item_that_there_is()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        await agency.As("coordinator").Send(new EditPolicy(scheme, "ties[0]", "E 廉洁型机关得分高者在前", int.MaxValue));
        Assert.Equal(ProblemKind.Policy, Assert.Single((await SmallScheme.File(agency, scheme)).Problems).Kind);
        await agency.As("coordinator").Send(new EditPolicy(scheme, "ties[0]", "A 政治机关得分高者在前", int.MaxValue));
        Assert.Empty((await SmallScheme.File(agency, scheme)).Problems);
    }

    [Fact]
    public async Task What_is_published_never_changes()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Published(agency);
        var (before, coordinator) = (await SmallScheme.File(agency, scheme), agency.As("coordinator"));
        var (area, item) = (before.Areas[0], before.Areas[0].Items[0]);
        var bonus = new ExtraContent { Kind = ExtraKind.Bonus, Code = "J1", Name = "堵塞重大风险", Basis = "处置记录", Each = Points.Of(1), Cap = Points.Of(2) };
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new RenameScheme(scheme, "另一个名称", int.MaxValue)));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new EditPolicy(scheme, "capacity", "7", int.MaxValue)));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new AddArea(scheme, "C 效能型机关", Points.Of(10))));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new EditArea(scheme, area.Id, AreaField.Max, "10", int.MaxValue)));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new MoveArea(scheme, area.Id, 1)));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new RemoveArea(scheme, area.Id)));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new AddIndicator(scheme, area.Id, "新的一项", Points.Of(1))));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new CopyIndicator(scheme, item.Id)));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new EditIndicator(scheme, item.Id, IndicatorField.Name, "改名", int.MaxValue)));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new EditRule(scheme, item.Id, RuleJson.Write(SmallScheme.Rule), int.MaxValue)));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new MoveIndicator(scheme, item.Id, before.Areas[1].Id, 0)));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new RemoveIndicator(scheme, item.Id)));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new PutExtra(scheme, null, bonus)));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new RemoveExtra(scheme, Guid.NewGuid())));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new DiscardDraft(scheme)));
        Assert.Equal("Schemes.Frozen", await coordinator.Refused(new PublishScheme(scheme)));
        Assert.Equal(before.Version, (await SmallScheme.File(agency, scheme)).Version);
    }

    [Fact]
    public async Task Only_a_published_scheme_is_retired_and_only_once()
    {
        await using var agency = new Agency();
        var (draft, published, coordinator) = (await SmallScheme.Draft(agency), await SmallScheme.Published(agency), agency.As("coordinator"));
        Assert.Equal("Schemes.OnlyPublishedRetire", await coordinator.Refused(new RetireScheme(draft)));
        await coordinator.Send(new RetireScheme(published));
        Assert.Equal("Schemes.AlreadyRetired", await coordinator.Refused(new RetireScheme(published)));
        Assert.Equal(SchemeState.Retired, (await SmallScheme.File(agency, published)).State);
    }

    [Fact]
    public async Task A_draft_may_be_discarded()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        await agency.As("coordinator").Send(new DiscardDraft(scheme));
        Assert.Empty(await agency.As("coordinator").Send(new SchemeList()));
    }
}
