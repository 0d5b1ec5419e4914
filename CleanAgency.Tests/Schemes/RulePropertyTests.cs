using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CleanAgency.Tests.Schemes;

/// <summary>What holds for every rule of the family, whatever was typed into it and whatever was entered.</summary>
public sealed class RulePropertyTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    [Fact]
    public void Points_lie_between_0_and_the_maximum() => Prop.ForAll(Rules.Entered, one =>
        one.Rule.Evaluate(one.Input).Points is not { } points || (points >= Points.Zero && points <= one.Rule.Max)).Check(Often);

    [Fact]
    public void Every_line_says_its_points_and_they_add_up() => Prop.ForAll(Rules.Entered, one =>
    {
        var reckoning = one.Rule.Evaluate(one.Input);
        return reckoning.State == ReckoningState.Scored
            ? reckoning.Points == reckoning.Explanation.Lines.Select(line => line.Points).Sum() && reckoning.Explanation.Say().All(said => said.Length > 0)
            : reckoning.Points is null && reckoning.Explanation.Lines.Count > 0 && reckoning.Explanation.Total == Points.Zero;
    }).Check(Often);

    [Fact]
    public void One_more_occurrence_never_gives_more() => Prop.ForAll(Rules.Entered, one =>
    {
        var before = one.Rule.Evaluate(one.Input).Points;
        return one.Input.Counts.All(count => one.Rule.Evaluate(one.Input.Count(count.Key, count.Value + 1)).Points is not { } after || before is null || after <= before);
    }).Check(Often);

    [Fact]
    public void One_more_of_the_share_never_gives_less_where_the_bands_are_in_order() => Prop.ForAll(Rules.Entered, one =>
        one.Rule.Faults().Any(fault => fault.Code == "Schemes.Fault.BandOrder") || one.Input.Ratios.All(ratio => ratio.Value.Share == ratio.Value.Whole
            || one.Rule.Evaluate(one.Input.Share(ratio.Key, ratio.Value.Share + 1, ratio.Value.Whole)).Points is not { } after
            || !(after < one.Rule.Evaluate(one.Input).Points))).Check(Often);

    [Fact]
    public void The_stored_form_reads_back_to_the_same_rule() => Prop.ForAll(Rules.Any.ToArbitrary(), rule =>
    {
        var stored = RuleJson.Write(rule);
        var read = RuleJson.Read(stored);
        return RuleJson.Write(read) == stored && read.InWords() == rule.InWords() && read.GetType() == rule.GetType();
    }).Check(Often);

    [Fact]
    public void The_lines_of_a_sheet_read_back_to_the_same_rule() => Prop.ForAll(Rules.Any.ToArbitrary(), rule =>
        RuleJson.Write(RuleRows.Read(RuleRows.Of(rule))) == RuleJson.Write(rule is SumRule { Addends: [var only] } ? only : rule)).Check(Often);

    [Fact]
    public void An_explanation_reads_back_from_its_stored_form() => Prop.ForAll(Rules.Entered, one =>
    {
        var explanation = one.Rule.Evaluate(one.Input).Explanation;
        var read = ExplanationJson.Read(ExplanationJson.Write(explanation));
        return ExplanationJson.Write(read) == ExplanationJson.Write(explanation) && read.Say().SequenceEqual(explanation.Say()) && read.Total == explanation.Total;
    }).Check(Often);

    [Fact]
    public void Every_rule_without_faults_has_an_example_that_scores() => Prop.ForAll(Rules.Any.ToArbitrary(), rule =>
        rule.Faults().Count > 0 || (WorkedExample.Of(rule) is var example && example.Result.State != ReckoningState.Unscored && example.Say().Length > 0)).Check(Often);
}
