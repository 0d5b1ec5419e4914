using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>From scores to grades and ranks.</summary>
[SpokenInChinese]
public sealed class GradingTests
{
    [Theory]
    [InlineData(90.00, "优秀")]
    [InlineData(89.99, "良好")]
    [InlineData(80.00, "良好")]
    [InlineData(79.99, "一般")]
    [InlineData(70.00, "一般")]
    [InlineData(69.99, "较差")]
    [InlineData(0.00, "较差")]
    public void A_score_has_the_first_grade_whose_cut_it_reaches(double score, string grade) => Assert.Equal(grade, District.Unit(1, District.Party, Low((decimal)score)).Outcome().GradeByScore);

    [Theory]
    [InlineData("N1", 1, "优秀")]
    [InlineData("N6", 1, "良好")]
    public void Negative_points_over_the_limit_keep_a_unit_from_the_best_grade(string rule, int count, string grade) =>
        Assert.Equal(grade, District.Unit(1, District.Party, District.Card(99m, District.Extra(rule, "被通报", count))).Outcome().Grade);

    [Fact]
    public void A_veto_caps_the_grade_or_sets_it_and_takes_no_place_of_the_quota()
    {
        var outcome = District.Round(
            District.Unit(1, District.Party, District.Card(97m, District.Extra("V1"))), District.Unit(2, District.Party, District.Card(96m, District.Extra("V2"))),
            District.Unit(3, District.Party, District.Card(60m, District.Extra("V1"))), District.Unit(4, 95m)).Outcome();
        Assert.Equal(["一般", "较差", "较差", "优秀"], outcome.Units.Select(unit => unit.Grade));
        Assert.Equal(["优秀", "优秀", "较差", "优秀"], outcome.Units.Select(unit => unit.GradeByScore));
        // By score it is the first all the same.
        Assert.Equal(1, outcome.Of(1).RankInCategory);
        Assert.True(outcome.Of(1).Has(OutcomeFlag.Vetoed));
        Assert.Contains(outcome.Of(1).Explanation.Say(), line => line.Contains("等次不高于一般", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(16, 4)]
    [InlineData(10, 3)]
    [InlineData(11, 3)]
    [InlineData(3, 1)]
    [InlineData(1, 1)]
    public void The_best_grade_has_a_quota_in_each_category_rounded_down_and_one_at_least(int units, int quota)
    {
        var outcome = District.Round([.. Enumerable.Range(1, units).Select(n => District.Unit(n, 99m - (n * 0.1m)))]).Outcome();
        Assert.Equal((quota, units, null), (outcome.Categories[0].Quota, outcome.Categories[0].Candidates, outcome.Categories[0].Waiting));
        Assert.Equal(Enumerable.Range(1, units).Select(n => n <= quota ? "优秀" : "良好"), outcome.Units.Select(unit => unit.Grade));
        Assert.Equal(quota, outcome.Whole.Grades[0].Units);
    }

    [Theory]
    [InlineData(QuotaRounding.Down, 4)]
    [InlineData(QuotaRounding.Nearest, 5)]
    [InlineData(QuotaRounding.Up, 5)]
    public void The_quota_is_rounded_as_the_policy_says(QuotaRounding rounding, int quota)
    {
        var round = District.Round([.. Enumerable.Range(1, 16).Select(n => District.Unit(n, 99m - (n * 0.1m)))]);
        Assert.Equal(quota, (round with { Policy = District.Policy with { Excellent = District.Policy.Excellent with { QuotaRounding = rounding } } }).Outcome().Categories[0].Quota);
    }

    [Fact]
    public void Equals_across_the_quota_line_wait_for_the_leaders_and_nobody_of_them_has_it_until_then()
    {
        var round = District.Round(Equals(7, above: 1, equals: 2));
        var outcome = round.Outcome();
        Assert.Equal(["优秀", "良好", "良好"], outcome.Units.Take(3).Select(unit => unit.Grade));
        var waiting = outcome.Categories[0].Waiting!;
        Assert.Equal((1, false), (waiting.Free, outcome.Categories[0].Decided));
        Assert.Equal([District.Id(2), District.Id(3)], waiting.UnitIds);
        Assert.All([2, 3], n => Assert.True(outcome.Of(n).Has(OutcomeFlag.QuotaWaits)));

        var decided = Decided(round, District.Id(3));
        Assert.Equal(["优秀", "良好", "优秀"], decided.Units.Take(3).Select(unit => unit.Grade));
        Assert.True(decided.Categories[0].Decided);
        Assert.False(decided.Of(2).Has(OutcomeFlag.QuotaWaits));
        Assert.Equal(["优秀", "良好", "良好"], Decided(round).Units.Take(3).Select(unit => unit.Grade));
        // Equals all the same: the place is given, the rank is shared.
        Assert.Equal([1, 2, 2, 4], decided.Units.Take(4).Select(unit => unit.RankInCategory));
    }

    [Fact]
    public void The_leaders_name_some_of_the_equals_and_no_more_than_there_are_places()
    {
        var waiting = District.Round(Equals(7, above: 1, equals: 2)).Outcome().Categories[0].Waiting!;
        waiting.RefuseUnless([]);
        waiting.RefuseUnless([District.Id(2)]);
        Assert.All(new Guid[][] { [District.Id(2), District.Id(3)], [District.Id(4)], [District.Id(2), District.Id(2)] }, named => Assert.Equal("Results.QuotaNames", Assert.Throws<RuleBroken>(() => waiting.RefuseUnless(named)).Code));
    }

    [Fact]
    public void Equals_that_all_find_a_place_or_none_do_not_wait()
    {
        Assert.Null(District.Round(Equals(7, above: 0, equals: 2)).Outcome().Categories[0].Waiting);
        Assert.Null(District.Round(Equals(7, above: 2, equals: 3)).Outcome().Categories[0].Waiting);
    }

    [Fact]
    public void What_was_decided_about_other_equals_is_not_decided_about_these()
    {
        var outcome = Decided(District.Round(Equals(7, above: 1, equals: 2)), District.Id(5));
        Assert.Equal((false, "良好"), (outcome.Categories[0].Decided, outcome.Of(2).Grade));
    }

    [Fact]
    public void The_leaders_may_decide_for_another_grade_and_the_reason_stands_in_the_explanation()
    {
        var outcome = RoundOutcome.Of(
            District.Round(District.Unit(1, 95m), District.Unit(2, 94m)), RoundDecisions.None with { Deviations = new Dictionary<Guid, DecidedGrade> { [District.Id(1)] = new("良好", "澄机工发〔2026〕17号", "整改未到位") } });
        Assert.Equal(("良好", "优秀", true), (outcome.Of(1).Grade, outcome.Of(1).GradeByScore, outcome.Of(1).Has(OutcomeFlag.Deviates)));
        Assert.Contains("领导小组决定定为良好（澄机工发〔2026〕17号）：整改未到位", outcome.Of(1).Explanation.Say());
        // The place is not given on: who has it is decided as well.
        Assert.Equal("良好", outcome.Of(2).Grade);
    }

    [Fact]
    public void Equal_scores_are_told_apart_by_negative_points_the_area_the_on_time_rate_and_the_ballot_in_this_order()
    {
        var equals = new[]
        {
            District.Unit(1, District.Party, District.Card(90m)).Knowing("任务按期销号", 9, 10).Knowing("评议得分", 80),
            District.Unit(2, District.Party, District.Card(90m)).Knowing("任务按期销号", 9, 10).Knowing("评议得分", 90),
            District.Unit(3, District.Party, District.Card(90m)).Knowing("任务按期销号", 10, 10).Knowing("评议得分", 70),
            District.Unit(4, District.Party, Moved(District.Card(90m), "E1", "A1", 1m)).Knowing("任务按期销号", 10, 10).Knowing("评议得分", 100),
            District.Unit(5, District.Party, District.Card(92m, District.Extra("N1", "被通报"))).Knowing("任务按期销号", 10, 10).Knowing("评议得分", 100),
        };
        var outcome = District.Round(equals).Outcome();
        Assert.Equal([3, 2, 1, 4, 5], outcome.Units.OrderBy(unit => unit.Code, StringComparer.Ordinal).Select(unit => unit.RankInCategory));
        Assert.DoesNotContain(outcome.Units, unit => unit.SharedRank);
    }

    [Fact]
    public void A_question_that_one_of_the_equals_cannot_answer_is_put_to_none_of_them()
    {
        var outcome = District.Round(
            District.Unit(1, 88m).Knowing("评议得分", 80), District.Unit(2, 88m).Knowing("评议得分", 90).Knowing("任务按期销号", 1, 2), District.Unit(3, 88m).Knowing("评议得分", 80).Knowing("任务按期销号", 2, 2), District.Unit(4, 87m)).Outcome();
        Assert.Equal([2, 1, 2, 4], outcome.Units.Select(unit => unit.RankInCategory));
        Assert.Equal([true, false, true, false], outcome.Units.Select(unit => unit.SharedRank));
        Assert.Contains("同分，任务按期率高者在前：无数据，不比较", outcome.Of(1).Explanation.Say());
        Assert.Contains("并列第2位（党群综合类）", outcome.Of(1).Explanation.Say());
    }

    [Fact]
    public void Ranks_are_counted_in_the_category_and_over_all()
    {
        var outcome = District.Round(District.Unit(1, 95m), District.Unit(2, 94m, "经济发展类"), District.Unit(3, 93m)).Outcome();
        Assert.Equal([(1, 1), (1, 2), (2, 3)], outcome.Units.Select(unit => (unit.RankInCategory!.Value, unit.RankOverall!.Value)));
        Assert.Equal(Points.Of(94), outcome.Whole.Average);
        Assert.Equal([(District.Party, 2), ("经济发展类", 1)], outcome.Categories.Select(category => (category.Name, category.Summary.Units)));
    }

    // So much lower at one item, and so much higher at another.
    private static CardFigures Moved(CardFigures card, string from, string to, decimal by) =>
        card.With(from, card.Items[District.Item(from).Id].Points!.Value.Value - by).With(to, card.Items[District.Item(to).Id].Points!.Value.Value + by);

    private static CardFigures Low(decimal score) => score == 0 ? District.Scheme.Scheme.Indicators.Aggregate(District.Card(100m), (card, item) => card.With(item.Code, 0)) : District.Card(score);

    // So many above the equals, and the rest far below.
    private static UnitFigures[] Equals(int units, int above, int equals) =>
        [.. Enumerable.Range(1, units).Select(n => District.Unit(n, n <= above ? 97m - (n * 0.1m) : n <= above + equals ? 92m : 75m))];

    private static RoundOutcome Decided(RoundFigures round, params IReadOnlyList<Guid> named) =>
        RoundOutcome.Of(round, RoundDecisions.None with { QuotaTies = new Dictionary<string, IReadOnlyList<Guid>> { [District.Party] = named } });
}
