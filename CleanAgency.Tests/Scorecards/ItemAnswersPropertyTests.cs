using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Schemes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>What holds for every item of every rule, whatever was said about it and in whatever order.</summary>
public sealed class ItemAnswersPropertyTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    private static readonly Arbitrary<ItemAnswers> Any =
        Rules.Any.SelectMany(rule => Gen.Choose(0, int.MaxValue).Select(seed => Said.AtRandom(rule, new(seed)))).ToArbitrary();

    [Fact]
    public void The_order_in_which_things_were_said_does_not_matter() => Prop.ForAll(Any, item =>
        item.Contradictions.Count > 0 || Same(item.Judge(), (item with { Answers = [.. item.Answers.Reverse()], Found = [.. item.Found.Reverse()] }).Judge())).Check(Often);

    [Fact]
    public void Points_lie_between_0_and_the_maximum_and_only_a_scored_item_has_any() => Prop.ForAll(Any, item =>
        item.Judge() is var judgement && judgement.State == ItemState.Scored ? judgement.Points >= Points.Zero && judgement.Points <= item.Rule.Max : judgement.Points is null).Check(Often);

    [Fact]
    public void Two_claims_that_differ_never_score() => Prop.ForAll(Any, item =>
        item.Contradictions.Count > 0 == (item.Judge().State == ItemState.Contradicted)).Check(Often);

    [Fact]
    public void Without_a_word_of_an_inspector_nothing_is_scored() => Prop.ForAll(Any, item =>
        (item with { Answers = [], Found = [] }).Judge().State == (item.Applies == Applies.No ? ItemState.NotApplicable : ItemState.Unscored)).Check(Often);

    [Fact]
    public void A_comment_changes_nothing() => Prop.ForAll(Any, item =>
        Same(item.Judge(), (item with { Answers = [.. item.Answers, new(AnswerField.Comment, "已现场核对")] }).Judge())).Check(Often);

    [Fact]
    public void Facts_that_are_checked_score_as_the_rule_says() => Prop.ForAll(Any, item =>
        item.Applies == Applies.No || Same(
            (item with { Answers = [new(AnswerField.Checked, AnswerField.Yes)], Found = [] }).Judge(),
            ItemJudgement.Of(item.Rule.Evaluate(FactFeed.InputFrom(item.Rule, item.Facts))))).Check(Often);

    [Fact]
    public void One_more_entry_never_gives_more() => Prop.ForAll(Any, item =>
        Said.Countable(item.Rule).All(code => item.Found.All(one => one.Code != code)
            || !((item with { Found = [.. item.Found, new(code, 1)] }).Judge().Points > item.Judge().Points))).Check(Often);

    private static bool Same(ItemJudgement one, ItemJudgement other) =>
        one.State == other.State && ExplanationJson.Write(one.Explanation) == ExplanationJson.Write(other.Explanation);
}
