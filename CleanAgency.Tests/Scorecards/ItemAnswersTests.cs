using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Schemes;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>What claims and entries make of an item: E2 is a share of talks plus reminders that were missed, E1 a share of pledges that a missing one zeroes.</summary>
[SpokenInChinese]
public sealed class ItemAnswersTests
{
    private static readonly IReadOnlyDictionary<string, KnownFact> Facts =
        new Dictionary<string, KnownFact> { ["谈话覆盖"] = new(92, 100), ["缺节点数"] = new(1) };

    [Fact]
    public void Facts_alone_never_score()
    {
        Assert.Equal(ItemState.Unscored, Item("E2").Judge().State);
        Assert.Equal(ItemState.Unscored, Item("E2", ("comment", "已谈话")).Judge().State);
        Assert.Equal(ItemState.Unscored, Item("E2", ("applies", "true")).Judge().State);
        Assert.Equal((ItemState.Scored, new Points(250)), Result(Item("E2", ("checked", "true"))));
    }

    [Theory]
    [InlineData("share:1", "100", 350)]
    [InlineData("whole:1", "92", 350)]
    [InlineData("count:E2.2.1", "0", 300)]
    [InlineData("count:E2.2.1", "9", 200)]
    public void A_claim_goes_before_the_fact(string field, string value, int points) =>
        Assert.Equal((ItemState.Scored, new Points(points)), Result(Item("E2", (field, value))));

    [Fact]
    public void Entries_go_before_claim_and_fact_and_add_up() =>
        Assert.Equal(new Points(200), (Item("E2", ("count:E2.2.1", "1")) with { Found = [new("E2.2.1", 1), new("E2.2.1", 2)] }).Judge().Points);

    [Fact]
    public void A_found_fact_beats_nothing_found()
    {
        var clean = Item("C3", ("none:1", "true"));
        Assert.Equal(Points.Of(4), clean.Judge().Points);
        Assert.Equal(Points.Of(3), (clean with { Found = [new("C3.1.1", 2)] }).Judge().Points);
        Assert.DoesNotContain(1, (clean with { Found = [new("C3.1.1", 1)] }).Input.NoneFound);
    }

    [Fact]
    public void An_item_without_entries_is_unscored_again() =>
        Assert.Equal((ItemState.Unscored, null), Result(Item("C3")));

    [Fact]
    public void Two_claims_that_differ_contradict_each_other_and_two_that_agree_do_not()
    {
        var two = Item("B1", ("level:1", "B1.1.1"), ("level:1", "B1.1.2"));
        Assert.Equal((ItemState.Contradicted, null), Result(two));
        Assert.Equal(["level:1"], two.Contradictions);
        Assert.Equal(ItemState.Scored, Item("B1", ("level:1", "B1.1.1"), ("level:1", "B1.1.1")).Judge().State);
        Assert.Equal(ItemState.Scored, Item("B1", ("level:1", "B1.1.1"), ("comment", "甲"), ("comment", "乙")).Judge().State);
    }

    [Theory]
    [InlineData(Applies.Yes, null, ItemState.Scored)]
    [InlineData(Applies.Unknown, null, ItemState.Scored)]
    [InlineData(Applies.No, null, ItemState.NotApplicable)]
    [InlineData(Applies.No, "true", ItemState.Scored)]
    [InlineData(Applies.Yes, "false", ItemState.NotApplicable)]
    public void What_the_conditions_found_holds_until_somebody_says_otherwise(Applies applies, string? said, ItemState state)
    {
        var item = Item("B1", ("level:1", "B1.1.1")) with { Applies = applies };
        Assert.Equal(state, (item with { Answers = [.. item.Answers, .. said is null ? [] : new[] { new Answer("applies", said, "本年度未设窗口") }] }).Judge().State);
    }

    [Fact]
    public void Whoever_says_that_an_item_does_not_apply_is_quoted() =>
        Assert.Equal(["认定为不适用：本年度未设窗口"], (Item("B1") with { Answers = [new("applies", "false", "本年度未设窗口")] }).Judge().Explanation.Say());

    [Fact]
    public void Numbers_that_do_not_fit_together_leave_the_item_unscored_and_are_named()
    {
        var judgement = Item("E2", ("whole:1", "90")).Judge();
        Assert.Equal((ItemState.Unscored, "分子92应在0到分母90之间"), (judgement.State, Assert.Single(judgement.Explanation.Say())));
    }

    [Fact]
    public void A_ratio_that_no_fact_knows_needs_both_numbers()
    {
        Assert.Equal(ItemState.Unscored, Item("E1", ("share:1", "20"), ("count:E1.1.1", "0")).Judge().State);
        Assert.Equal(Points.Of(5), Item("E1", ("share:1", "20"), ("whole:1", "20"), ("count:E1.1.1", "0")).Judge().Points);
        Assert.Equal(ItemState.NotApplicable, Item("E1", ("share:1", "0"), ("whole:1", "0")).Judge().State);
    }

    [Fact]
    public void What_zeroes_an_item_may_be_an_entry_with_its_evidence() =>
        Assert.Equal(Points.Zero, (Item("D1") with { Found = [new("D1.1.1", 1)] }).Judge().Points);

    [Theory]
    [InlineData("E2", "share:1", "92", true)]
    [InlineData("E2", "share:2", "92", false)]
    [InlineData("E2", "share:1", "-1", false)]
    [InlineData("E2", "share:1", "2000000001", false)]
    [InlineData("E2", "count:E2.2.1", "3", true)]
    [InlineData("E2", "none:2", "true", true)]
    [InlineData("E2", "none:2", "false", false)]
    [InlineData("E1", "none:1", "true", true)]
    [InlineData("E1", "count:E1.1.1", "1", true)]
    [InlineData("B1", "none:1", "true", false)]
    [InlineData("B1", "level:1", "B1.1.2", true)]
    [InlineData("B1", "level:1", "B1.1.9", false)]
    [InlineData("C2", "has:C2.1.1", "false", true)]
    [InlineData("C2", "has:C2.1.1", "no", false)]
    [InlineData("C3", "count:C3.1.1", "1", false)] // counted by its entries
    [InlineData("C3", "applies", "false", true)]
    [InlineData("C3", "checked", "false", false)]
    [InlineData("C3", "comment", "", true)]
    [InlineData("C3", "points", "400", false)]
    public void A_field_takes_what_its_rule_can_read(string item, string field, string value, bool takes) =>
        Assert.Equal(takes, AnswerField.Takes(DemoScheme.Rules[item], field, value));

    private static ItemAnswers Item(string code, params (string Field, string Value)[] said) =>
        Said.Nothing(DemoScheme.Rules[code]) with { Facts = Facts, Answers = [.. said.Select(one => new Answer(one.Field, one.Value))] };

    private static (ItemState State, Points? Points) Result(ItemAnswers item) => (item.Judge().State, item.Judge().Points);
}
