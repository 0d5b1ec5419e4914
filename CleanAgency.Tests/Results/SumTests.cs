using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>From the cards of a unit to its score.</summary>
[SpokenInChinese]
public sealed class SumTests
{
    [Fact]
    public void What_does_not_apply_is_left_out_of_the_whole()
    {
        var card = District.Card(100m).With("C1", null).With("C2", null).With("C4", null).With("F3", null).With("F4", null);
        var sum = District.Unit(11, District.Party, card.With("A1", 2.5m)).Outcome();
        var applies = sum.Cards[0].ApplicableMax;
        Assert.Equal(new Exact(applies.Hundredths - 250, applies.Hundredths) * Exact.Of(100), sum.Exact);
        Assert.Equal(Points.Round((applies.Hundredths - 250) * 100L, applies.Hundredths), sum.Score);
        Assert.Contains(sum.Explanation.Say(), line => line.StartsWith("折算：", StringComparison.Ordinal));
    }

    [Fact]
    public void A_negative_rule_zeroes_the_items_it_is_about_before_the_whole_is_reckoned()
    {
        var card = District.Card(95m, District.Extra("N2", "伪造会议记录", 1, "B1", "C1")).With("C1", null);
        var sum = card.Sum();
        Assert.Equal("N2", sum.Items.Single(item => item.Item.Code == "B1").ZeroedBy);
        // Not applicable beats zeroing.
        Assert.Null(sum.Items.Single(item => item.Item.Code == "C1").ZeroedBy);
        var left = sum.Items.Where(item => item.Item.Code is not ("B1" or "C1")).Sum(item => item.Raw!.Value);
        Assert.Equal((left, Points.Of(-3)), (sum.Earned, sum.Negative));
        Assert.Equal((new Exact(left.Hundredths, sum.ApplicableMax.Hundredths) * Exact.Of(100)) - Exact.Of(3), sum.Final);
    }

    [Fact]
    public void Negative_points_have_a_cap_and_a_score_never_falls_below_nothing()
    {
        Assert.Equal(Points.Of(70), District.Unit(1, District.Party, District.Card(80m, District.Extra("N6", "三起", 4))).Outcome().Score);
        Assert.Equal(Points.Zero, District.Unit(1, District.Party, District.Card(4m, District.Extra("N6", "三起", 4))).Outcome().Score);
    }

    [Fact]
    public void One_fact_earns_one_bonus_the_one_that_gives_most()
    {
        Assert.Equal(Points.Of(91), District.Unit(1, District.Party, District.Card(90m, District.Extra("J2", "同一件事"), District.Extra("J1", "同一件事"))).Outcome().Score);
        Assert.Equal(Points.Of(91.5m), District.Unit(1, District.Party, District.Card(90m, District.Extra("J2", "一件事"), District.Extra("J1", "另一件事"))).Outcome().Score);
    }

    [Fact]
    public void Two_cards_count_by_their_mean_which_is_rounded_once()
    {
        var outcome = District.Unit(1, District.Party, District.Card(1, 84.12m), District.Card(2, 84.13m)).Outcome();
        Assert.Equal((new Exact(84125, 1000), Points.Of(84.13m)), (outcome.Exact, outcome.Score));
        Assert.Equal(outcome.Score, outcome.Explanation.Total);
    }

    [Fact]
    public void Or_by_the_card_of_the_first_group_where_the_policy_says_so()
    {
        var round = District.Round(District.Unit(1, District.Party, District.Card(2, 84m), District.Card(1, 88m)));
        var outcome = (round with { Policy = District.Policy with { Anchor = new() { Count = AnchorCount.FirstGroup } } }).Outcome().Units[0];
        Assert.Equal(Points.Of(88), outcome.Score);
        Assert.Contains("按政策，以第1组的评分表为准", outcome.Explanation.Say());
    }

    [Fact]
    public void What_one_group_has_proposed_counts_whole_and_what_both_have_counts_once()
    {
        Assert.Equal(Points.Of(87), District.Unit(1, District.Party, District.Card(1, 90m, District.Extra("N6", "被通报")), District.Card(2, 90m)).Outcome().Score);
        Assert.Equal(Points.Of(87), District.Unit(1, District.Party, District.Card(1, 90m, District.Extra("N6", "被通报")), District.Card(2, 90m, District.Extra("N6", "被通报"))).Outcome().Score);
        var twice = District.Unit(1, District.Party, District.Card(1, 90m, District.Extra("N6", "被通报")), District.Card(2, 90m, District.Extra("N6", "6月被公开通报"))).Outcome();
        Assert.Equal(Points.Of(84), twice.Score);
        Assert.True(twice.Has(OutcomeFlag.ExtrasTwice));
    }

    [Fact]
    public void Cards_that_lie_far_apart_or_of_which_little_applies_go_to_the_review_list()
    {
        Assert.False(District.Unit(1, District.Party, District.Card(1, 90m), District.Card(2, 85m)).Outcome().Has(OutcomeFlag.GroupsDiffer));
        Assert.True(District.Unit(1, District.Party, District.Card(1, 90.01m), District.Card(2, 85m)).Outcome().Has(OutcomeFlag.GroupsDiffer));
        Assert.False(District.Unit(1, 90m).Outcome().Has(OutcomeFlag.LittleApplies));
        var little = District.Scheme.Scheme.Indicators.Take(12).Aggregate(District.Card(100m), (card, item) => card.With(item.Code, null));
        Assert.True(District.Unit(1, District.Party, little).Outcome().Has(OutcomeFlag.LittleApplies));
    }

    [Fact]
    public void A_group_is_adjusted_by_decision_before_the_mean_and_never_by_more_than_the_cap()
    {
        var round = District.Round(District.Unit(1, District.Party, District.Card(1, 84m), District.Card(2, 86m)), District.Unit(2, District.Party, District.Card(2, 80m)));
        var outcome = RoundOutcome.Of(round, RoundDecisions.None with { Adjustments = new Dictionary<Guid, Points> { [District.Id(1002)] = Points.Of(-9m) } });
        Assert.Equal((Points.Of(84), Points.Of(85), Points.Of(-1)), (outcome.Of(1).Score, outcome.Of(1).Raw, outcome.Of(1).Adjustment));
        Assert.Equal((Points.Of(78), Points.Of(80), Points.Of(-2)), (outcome.Of(2).Score, outcome.Of(2).Raw, outcome.Of(2).Adjustment));
        Assert.All(outcome.Units, unit => Assert.Equal(unit.Score, unit.Explanation.Total));
    }

    [Fact]
    public void A_composite_takes_what_is_assessed_elsewhere_from_the_facts_of_the_unit()
    {
        var policy = District.Policy with { Composite = [new("督导评分", 60), new("平时考核", 30), new("民主测评", 10)] };
        var unit = District.Unit(1, 90m).Knowing("平时考核", 85).Knowing("民主测评", 2, 3);
        var outcome = (District.Round(unit) with { Policy = policy }).Outcome().Units[0];
        // 54 + 25.5 + 6.666…
        Assert.Equal((new Exact(517, 6), Points.Of(86.17m)), (outcome.Exact, outcome.Score));
        Assert.Equal(outcome.Score, outcome.Explanation.Total);

        var missing = (District.Round(unit.Knowing("民主测评", 0, 0)) with { Policy = policy }).Outcome().Units[0];
        Assert.Equal((null, null, null), (missing.Score, missing.Grade, missing.RankInCategory));
        Assert.Equal(["缺少“民主测评”的数据，不计分"], missing.Explanation.Say());
        Assert.True(missing.Has(OutcomeFlag.NoScore));
    }

    [Fact]
    public void Without_a_locked_card_there_is_no_score_and_the_reason_is_said()
    {
        Assert.Equal(["没有评分表，不计分"], District.Unit(1, District.Party).Outcome().Explanation.Say());
        Assert.Equal(["第1组的评分表还没有锁定，暂不计分"], District.Unit(1, District.Party, District.Card(90m) with { Locked = false }).Outcome().Explanation.Say());
        var nothing = District.Scheme.Scheme.Indicators.Aggregate(District.Card(100m), (card, item) => card.With(item.Code, null));
        Assert.Equal(["第1组的评分表没有适用的指标，不计分"], District.Unit(1, District.Party, nothing).Outcome().Explanation.Say());
    }
}

internal static class CardAlone
{
    public static CardSum Sum(this CardFigures card) => CardSum.Of(District.Scheme, District.Policy, card, card.Extras, Points.Zero);
}
