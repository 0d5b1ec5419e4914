using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Schemes;

/// <summary>The edges of each kind, and what is missing, not applicable or zeroed.</summary>
[SpokenInChinese]
public sealed class ScoringRuleTests
{
    private static readonly OccurrenceRule Complaints = new(Points.Of(5), [new("X.1", "查实（每起）", Points.Of(1)), new("X.2", "抽答不合格（每人）", new(40), new(200), 5)]);

    private static readonly RankRule Ranks = new(Points.Of(4), [new("R.1", "前3名", 3, Points.Of(4)), new("R.2", "第4至8名", 8, Points.Of(2))]);

    [Theory]
    [InlineData(0, 0, 500)]
    [InlineData(2, 0, 300)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 0, 0)]
    [InlineData(0, 1, 460)]
    [InlineData(0, 5, 300)]
    [InlineData(0, 6, 300)] // counted five times at most
    [InlineData(int.MaxValue, int.MaxValue, 0)]
    public void Occurrences_take_until_nothing_is_left(int found, int failed, int points) =>
        Assert.Equal(new Points(points), Complaints.Evaluate(ItemInput.Empty.Count("X.1", found).Count("X.2", failed)).Points);

    [Theory]
    [InlineData(94_999, 100_000, 200)] // never rounded up to 95 %
    [InlineData(95, 100, 300)]
    [InlineData(19, 20, 300)]
    [InlineData(20, 20, 400)]
    [InlineData(84, 100, 0)]
    [InlineData(85, 100, 200)]
    [InlineData(0, 0, null)]
    [InlineData(9_007_199_254_740_991, 9_007_199_254_740_992, 300)] // a double would call this 100 %
    public void Bands_begin_at_their_threshold_and_compare_exactly(long share, long whole, int? points) =>
        Assert.Equal(points, DemoScheme.Rules["B3"].Evaluate(ItemInput.Empty.Share(1, share, whole)).Points?.Hundredths);

    [Theory]
    [InlineData(1, 400)]
    [InlineData(3, 400)]
    [InlineData(4, 200)]
    [InlineData(8, 200)]
    [InlineData(9, 0)]
    public void Ranks_fall_into_bands_and_behind_them(int rank, int points) =>
        Assert.Equal(new Points(points), Ranks.Evaluate(ItemInput.Empty.Rank(1, rank)).Points);

    [Fact]
    public void What_nobody_entered_is_unscored_and_neither_0_nor_not_applicable()
    {
        Assert.All(DemoScheme.Rules.Values.Append(Ranks), rule =>
        {
            var nothing = rule.Evaluate(ItemInput.Empty);
            Assert.Equal(ReckoningState.Unscored, nothing.State);
            Assert.Null(nothing.Points);
            Assert.NotEmpty(nothing.Explanation.Say());
        });
        Assert.Equal(["还没有录入名次，请录入并注明来源"], Ranks.Evaluate(ItemInput.Empty).Explanation.Say());
        Assert.Equal(["无数据：承诺签订，请录入分子、分母并注明来源"], DemoScheme.Rules["E1"].Evaluate(ItemInput.Empty).Explanation.Say());
        Assert.Equal(["还有3项没有选“有”或“没有”"], DemoScheme.Rules["C2"].Evaluate(ItemInput.Empty.Has("C2.1.1")).Explanation.Say());
    }

    [Fact]
    public void One_tap_says_that_nothing_was_found() =>
        Assert.Equal(Points.Of(5), Complaints.Evaluate(ItemInput.Empty.NothingFound(1)).Points);

    [Fact]
    public void A_fact_that_should_answer_and_does_not_leaves_the_item_unscored()
    {
        var pledges = DemoScheme.Rules["E1"];
        var signed = ItemInput.Empty.Share(1, 100, 100);
        Assert.Equal(["无数据：主要负责人未作书面承诺，请录入并注明来源"], pledges.Evaluate(signed).Explanation.Say());
        Assert.Equal(Points.Of(5), pledges.Evaluate(signed.Count("E1.1.1", 0)).Points);
        var zeroed = pledges.Evaluate(signed.Count("E1.1.1", 1));
        Assert.Equal((Points.Zero, "主要负责人未作书面承诺，本项不得分"), (zeroed.Points, Assert.Single(zeroed.Explanation.Say())));
    }

    [Fact]
    public void Not_applicable_beats_zeroing_and_deductions()
    {
        Assert.Equal(ReckoningState.NotApplicable, DemoScheme.Rules["E1"].Evaluate(ItemInput.Empty.Share(1, 0, 0).Count("E1.1.1", 1)).State);
        Assert.Equal(ReckoningState.NotApplicable, DemoScheme.Rules["E4"].Evaluate(ItemInput.Empty.Share(1, 0, 0).Count("E4.2.1", 3)).State);
    }

    [Fact]
    public void A_deduction_takes_from_the_sum_of_the_other_parts_and_no_further()
    {
        var rule = DemoScheme.Rules["E4"];
        Assert.Equal(Points.Of(1), rule.Evaluate(ItemInput.Empty.Share(1, 9, 10).Count("E4.2.1", 1)).Points);
        var floored = rule.Evaluate(ItemInput.Empty.Share(1, 9, 10).Count("E4.2.1", 1).Count("E4.2.2", 2));
        Assert.Equal(Points.Zero, floored.Points);
        Assert.Equal("扣完为止，最低0分", floored.Explanation.Say()[^1]);
    }

    [Fact]
    public void A_rule_typed_wrong_still_gives_no_more_than_its_maximum()
    {
        var generous = new CheckRule(Points.Of(2), [new("C.1", "有", Points.Of(2)), new("C.2", "也有", Points.Of(2))]);
        var given = generous.Evaluate(ItemInput.Empty.Has("C.1").Has("C.2"));
        Assert.Equal((Points.Of(2), "最高2分"), (given.Points, given.Explanation.Say()[^1]));
        Assert.Equal("最高可得4分，应与分值2分相同", Assert.Single(generous.Faults()).Say());
    }

    [Fact]
    public void Nonsense_can_not_be_entered()
    {
        Assert.Equal("Schemes.Input.Count", Assert.Throws<RuleBroken>(() => ItemInput.Empty.Count("X", -1)).Code);
        Assert.Equal("Schemes.Input.Rank", Assert.Throws<RuleBroken>(() => ItemInput.Empty.Rank(1, 0)).Code);
        Assert.Equal("分子26应在0到分母25之间", RuleTexts.Say(Assert.Throws<RuleBroken>(() => ItemInput.Empty.Share(1, 26, 25))));
    }

    [Fact]
    public void Each_fault_says_what_is_wrong_and_where()
    {
        var rule = new SumRule(
        [
            new OccurrenceRule(Points.Zero, [new("A", " ", Points.Zero, Cap: new(-1), Times: 0)]),
            new RatioRule(Points.Of(2), WhenNone.Full, [new("A", "一档", new(9000), Points.Of(1)), new("B", "二档", new(9000), Points.Of(3))]),
            new LevelRule(Points.Of(1), [new("C", "只有一档", Points.Of(1))]),
        ]);
        Assert.Equal(
        [
            "1 Max", "1 NoText", "1 Each", "1 Cap", "1 Times", "2 Best", "2 BandTwice", "2 BandOrder", "3 OneLevel", " CodeTwice",
        ], rule.Faults().Select(fault => $"{fault.Part} {fault.Code.Split('.')[^1]}"));
        Assert.Equal("只有扣减，没有得分的部分，请加一条计分规则", Assert.Single(new DeductionRule([new("A", "虚报（每起）", Points.Of(1))]).Faults()).Say());
        Assert.Equal("NoCase", new OccurrenceRule(Points.Of(1), []).Faults().Single().Code.Split('.')[^1]);
    }

    [Theory]
    [InlineData("C3", "响应或办结超期2件 → 扣1分，得3分")]
    [InlineData("A1", "抽查的2次党组（党委）会议，应列未列“第一议题”2次 → 扣2分，得3分")]
    [InlineData("A4", "主要负责人年度内未讲廉政党课1次 → 扣2分，得2分")]
    [InlineData("B3", "100中95，即95% → 得3分")]
    [InlineData("B1", "二档：基本按月落实，抽答合格率80%（含）至90% → 得3分")]
    [InlineData("C2", "4项中有3项 → 得3分")]
    [InlineData("E1", "100中98，即98% → 得4分")]
    [InlineData("E2", "100中90，即90%，节前提醒缺节点2个 → 扣1分，得2分")]
    [InlineData("E4", "100中90，即90%，虚假整改1项 → 扣2分，得1分")]
    public void Every_rule_has_its_worked_example(string item, string said) => Assert.Equal(said, WorkedExample.Of(DemoScheme.Rules[item]).Say());

    [Fact]
    public void A_rank_and_a_plain_count_read_well_too()
    {
        Assert.Equal("第8名 → 得2分", WorkedExample.Of(Ranks).Say());
        Assert.Equal("查实2起 → 扣2分，得3分", WorkedExample.Of(Complaints).Say());
    }

    [Fact]
    public void Cases_are_coded_after_their_item() =>
        Assert.All(DemoScheme.Rules, item => Assert.Equal(RuleJson.Write(item.Value), RuleJson.Write(item.Value.Coded(item.Key))));

    [Fact]
    public void A_rule_reads_in_words()
    {
        Assert.Equal("逐次扣分，满分4分；主要负责人年度内未讲廉政党课扣2分，至多1次；班子成员无故未参加所在支部组织生活（每人次）扣0.5分，最多扣2分", DemoScheme.Rules["A4"].InWords());
        Assert.StartsWith("比例分档，满分5分，无对象时不适用；主要负责人未作书面承诺的本项不得分；签订率100%（100%起）得5分；", DemoScheme.Rules["E1"].InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_feed_what_the_rule_names_and_leave_the_rest_open()
    {
        var facts = new Dictionary<string, KnownFact> { ["谈话覆盖"] = new(92, 100), ["缺节点数"] = new(1), ["承诺签订"] = new(26, 26) };
        Assert.Equal(["谈话覆盖", "缺节点数"], FactFeed.FactsOf(DemoScheme.Rules["E2"]));
        Assert.Equal(new Points(250), Fed("E2").Points);
        Assert.Equal(ReckoningState.Unscored, Fed("E1").State);
        Assert.Equal(ReckoningState.Unscored, Fed("C3").State);

        Reckoning Fed(string item) => DemoScheme.Rules[item].Evaluate(FactFeed.InputFrom(DemoScheme.Rules[item], facts));
    }
}
