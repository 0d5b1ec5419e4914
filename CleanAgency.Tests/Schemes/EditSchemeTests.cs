using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Schemes;

[SpokenInChinese]
public sealed class EditSchemeTests
{
    [Fact]
    public async Task Two_people_on_one_field_of_an_item_are_shown_both_values()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        var item = await SmallScheme.Item(agency, scheme, "A1");
        await agency.As("coordinator2").Send(new EditIndicator(scheme, item.Id, IndicatorField.Name, "理论武装", item.Version));
        var answer = await agency.As("coordinator").Try(new EditIndicator(scheme, item.Id, IndicatorField.Name, "思想建设", item.Version));
        Assert.Equal(("Common.Stale", "理论武装", "思想建设", "示coordinator2"), (answer.Code, answer.Stale!.Theirs, answer.Stale.Yours, answer.Stale.By));
        Assert.Equal("理论武装", (await SmallScheme.Item(agency, scheme, "A1")).Content.Name);
    }

    [Fact]
    public async Task Two_people_on_different_fields_both_keep_theirs()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        var item = await SmallScheme.Item(agency, scheme, "A1");
        await agency.As("coordinator2").Send(new EditIndicator(scheme, item.Id, IndicatorField.Name, "理论武装", item.Version));
        await agency.As("coordinator").Send(new EditIndicator(scheme, item.Id, IndicatorField.Checking, "调阅", item.Version));
        var content = (await SmallScheme.Item(agency, scheme, "A1")).Content;
        Assert.Equal(("理论武装", "调阅"), (content.Name, content.Checking));
    }

    [Fact]
    public async Task A_rule_changed_meanwhile_is_not_replaced_unseen()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        var item = await SmallScheme.Item(agency, scheme, "B1");
        var other = new CheckRule(Points.Of(40), [new("x", "四减兑现", Points.Of(40))]);
        await agency.As("coordinator2").Send(new EditRule(scheme, item.Id, RuleJson.Write(other), item.Version));
        var answer = await agency.As("coordinator").Try(new EditRule(scheme, item.Id, RuleJson.Write(new LevelRule(Points.Of(40), [new("a", "优", Points.Of(40))])), item.Version));
        Assert.Equal("Common.Stale", answer.Code);
        Assert.Contains("四减兑现", answer.Stale!.Theirs, StringComparison.Ordinal);
        Assert.Equal("B1.1.1", (await SmallScheme.Item(agency, scheme, "B1")).Rule!.Parts[0].Cases[0].Code);
    }

    [Theory]
    [InlineData(IndicatorField.Code, "B1", "Schemes.CodeTaken")]
    [InlineData(IndicatorField.Code, "甲", "Schemes.CodeForm")]
    [InlineData(IndicatorField.Max, "五", "Schemes.NotPoints")]
    [InlineData(IndicatorField.Max, "0", "Schemes.MaxBetween")]
    [InlineData(IndicatorField.Max, "0.125", "Schemes.NotPoints")]
    [InlineData(IndicatorField.Name, "", "Schemes.LengthBetween")]
    [InlineData(IndicatorField.Condition, "标志=不存在", "Schemes.Applies.Text.Mark")]
    public async Task What_cannot_stand_in_a_field_is_refused_in_words(IndicatorField field, string value, string why)
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        var item = await SmallScheme.Item(agency, scheme, "A1");
        Assert.Equal(why, await agency.As("coordinator").Refused(new EditIndicator(scheme, item.Id, field, value, int.MaxValue)));
        Assert.Equal(item.Content, (await SmallScheme.Item(agency, scheme, "A1")).Content);
    }

    [Fact]
    public async Task Sums_follow_every_change()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        var file = await SmallScheme.File(agency, scheme);
        var extra = await agency.As("coordinator").Send(new AddIndicator(scheme, file.Areas[1].Id, "又一项", Points.Of(5)));
        file = await SmallScheme.File(agency, scheme);
        Assert.Equal((Points.Of(45), Points.Of(40), Points.Of(105)), (file.Areas[1].Sum, file.Areas[1].Max, file.Sum));
        Assert.Equal("B 服务型机关各项合计45，应为40", file.Problems.First(problem => problem.Kind == ProblemKind.Sum).Why.ToString());

        await agency.As("coordinator").Send(new MoveIndicator(scheme, extra, file.Areas[0].Id, 0));
        file = await SmallScheme.File(agency, scheme);
        Assert.Equal(["B2", "A1"], file.Areas[0].Items.Select(item => item.Content.Code));
        Assert.Equal([Points.Of(65), Points.Of(40)], file.Areas.Select(area => area.Sum));

        await agency.As("coordinator").Send(new RemoveIndicator(scheme, extra));
        Assert.Empty((await SmallScheme.File(agency, scheme)).Problems);
    }

    [Fact]
    public async Task A_copy_stands_below_the_original_under_a_code_of_its_own()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        var item = await SmallScheme.Item(agency, scheme, "A1");
        await agency.As("coordinator").Send(new CopyIndicator(scheme, item.Id));
        var copy = (await SmallScheme.File(agency, scheme)).Areas[0].Items[1];
        Assert.Equal(("A2", item.Content.Name, "A2.1.1"), (copy.Content.Code, copy.Content.Name, copy.Rule!.Parts[0].Cases[0].Code));
    }

    [Fact]
    public async Task An_area_with_items_is_not_removed_and_an_empty_one_is()
    {
        await using var agency = new Agency();
        var (scheme, coordinator) = (await SmallScheme.Draft(agency), agency.As("coordinator"));
        var file = await SmallScheme.File(agency, scheme);
        Assert.Equal("Schemes.AreaNotEmpty", await coordinator.Refused(new RemoveArea(scheme, file.Areas[0].Id)));
        await coordinator.Send(new MoveIndicator(scheme, file.Areas[0].Items[0].Id, file.Areas[1].Id, 9));
        await coordinator.Send(new RemoveArea(scheme, file.Areas[0].Id));
        Assert.Equal(["B1", "A1"], Assert.Single((await SmallScheme.File(agency, scheme)).Areas).Items.Select(item => item.Content.Code));
    }

    [Fact]
    public async Task Extra_rules_are_written_whole_and_never_over_what_was_not_seen()
    {
        await using var agency = new Agency();
        var (scheme, coordinator) = (await SmallScheme.Draft(agency), agency.As("coordinator"));
        var bonus = new ExtraContent { Kind = ExtraKind.Bonus, Code = "j1", Name = "堵塞重大风险", Basis = "处置记录", Each = Points.Of(1), Cap = Points.Of(2) };
        var id = await coordinator.Send(new PutExtra(scheme, null, bonus));
        Assert.Equal("Schemes.CodeTaken", await coordinator.Refused(new PutExtra(scheme, null, bonus)));
        Assert.Equal("Schemes.CapBelowEach", await coordinator.Refused(new PutExtra(scheme, id, bonus with { Each = Points.Of(3) }, 1)));
        await coordinator.Send(new PutExtra(scheme, id, bonus with { Cap = Points.Of(3) }, 1));
        Assert.Equal("Schemes.ExtraChanged", await agency.As("coordinator2").Refused(new PutExtra(scheme, id, bonus with { Cap = Points.Of(4) }, 1)));
        Assert.Equal(("J1", Points.Of(3)), (await SmallScheme.File(agency, scheme)).Extras.Select(extra => (extra.Content.Code, extra.Content.Cap)).Single());
        await coordinator.Send(new RemoveExtra(scheme, id));
        Assert.Empty((await SmallScheme.File(agency, scheme)).Extras);
    }

    [Fact]
    public async Task A_list_of_the_policy_grows_and_shrinks_as_a_whole()
    {
        await using var agency = new Agency();
        var (scheme, coordinator) = (await SmallScheme.Draft(agency), agency.As("coordinator"));
        await coordinator.Send(new EditPolicyList(scheme, "composite", [["督导评分", "60"], ["群众评议", "40"]], int.MaxValue));
        await coordinator.Send(new EditPolicyList(scheme, "grades", [["优秀", "85"], ["合格", "60"], ["不合格", "0"]], int.MaxValue));
        var policy = (await SmallScheme.File(agency, scheme)).Policy;
        Assert.Equal(["督导评分", "60", "群众评议", "40"], policy.Where(line => PolicyLines.ListOf(line.Path) == "composite").Select(line => line.Value));
        Assert.Equal(["优秀", "85", "合格", "60", "不合格", "0"], policy.Where(line => PolicyLines.ListOf(line.Path) == "grades").Select(line => line.Value));
        var noted = Assert.Single(await agency.Audit(nameof(EditPolicyList)), entry => entry.Details.Contains("合格 60", StringComparison.Ordinal));
        Assert.Contains("良好 80", noted.Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grades", "优秀|90", "Schemes.GradesFall")]
    [InlineData("grades", "优秀|90;良好|95;较差|0", "Schemes.GradesFall")]
    [InlineData("grades", "优秀|90;优秀|0", "Schemes.GradeTwice")]
    [InlineData("grades", "优秀|九十;较差|0", "Sheets.NotNumber")]
    [InlineData("grades", "优秀|;较差|0", "Sheets.Blank")]
    [InlineData("grades", "优秀;较差", "Schemes.PolicyListEmpty")]
    [InlineData("ties", "负面扣分少者在前", "Schemes.TiesEndShared")]
    [InlineData("composite", "督导评分|60;群众评议|30", "Schemes.CompositeSum")]
    [InlineData("colours", "红", "Schemes.NoSuchPolicy")]
    public async Task A_list_that_does_not_hold_together_is_refused_in_words(string list, string rows, string why)
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        Assert.Equal(why, await agency.As("coordinator").Refused(new EditPolicyList(scheme, list, [.. rows.Split(';').Select(row => row.Split('|'))], int.MaxValue)));
        Assert.Equal("Schemes.PolicyListEmpty", await agency.As("coordinator").Refused(new EditPolicyList(scheme, "ties", [], int.MaxValue)));
    }

    [Fact]
    public async Task A_list_and_its_lines_are_one_thing_to_who_has_not_seen_the_other_change()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        var seen = (await SmallScheme.File(agency, scheme)).Version;
        await agency.As("coordinator2").Send(new EditPolicy(scheme, "grades[0].from", "92", seen));
        var answer = await agency.As("coordinator").Try(new EditPolicyList(scheme, "grades", [["优秀", "95"], ["较差", "0"]], seen));
        Assert.Equal(("Common.Stale", "优秀 92；良好 80；一般 70；较差 0"), (answer.Code, answer.Stale!.Theirs));
    }

    [Fact]
    public async Task A_line_of_the_policy_is_edited_by_its_path_and_never_over_what_was_not_seen()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        var seen = (await SmallScheme.File(agency, scheme)).Version;
        await agency.As("coordinator2").Send(new EditPolicy(scheme, "recusal.formerYears", "5", seen));
        Assert.Equal("Common.Stale", (await agency.As("coordinator").Try(new EditPolicy(scheme, "recusal.formerYears", "4", seen))).Code);
        await agency.As("coordinator").Send(new EditPolicy(scheme, "recusal.mutual", "不允许", seen));
        var policy = (await SmallScheme.File(agency, scheme)).Policy;
        Assert.Equal(["5", "不允许"], policy.Where(line => line.Path is "recusal.formerYears" or "recusal.mutual").Select(line => line.Value));
        Assert.Equal("Sheets.OutOfRange", await agency.As("coordinator").Refused(new EditPolicy(scheme, "capacity", "0", int.MaxValue)));
        Assert.Equal("Schemes.NoSuchPolicy", await agency.As("coordinator").Refused(new EditPolicy(scheme, "colour", "红", int.MaxValue)));
    }
}
