using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Tests.Schemes;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>The totals of demo/goldens.csv; its two rows about single items stand beside the rules.</summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, Dictionary<string, string>> Goldens = DemoScheme.Table(typeof(RuleVectorTests), "goldens.csv").ToDictionary(row => row["case"]);

    [Fact]
    public void The_card_of_U41_with_its_bonus() =>
        Holds("U41 区行政审批局", District.Unit(41, "执法监管与服务类", District.Card(93.0m, District.Extra("J1"), District.Extra("J2", "另一件"))));

    [Fact]
    public void What_is_graded_is_the_rounded_score() =>
        Holds("boundary", District.Unit(1, District.Party, District.Card(1, 89.99m), District.Card(2, 90m)));

    [Fact]
    public void An_item_at_zero_keeps_a_unit_from_the_best_grade() =>
        Holds("zero item", District.Unit(1, District.Party, District.Card(100m).With("E1", 0).With("A1", (District.Item("A1").Max + District.Item("E1").Max - Points.Of(5)).Value)));

    [Fact]
    public void Bonus_counts_up_to_its_cap() => Holds("bonus cap", District.Unit(1, District.Party, District.Card(
        90m,
        [.. new[] { "J1", "J1", "J2", "J2", "J3", "J3", "J4", "J4", "J5" }.Select((code, i) => District.Extra(code, $"第{i}件"))])));

    [Fact]
    public void No_row_is_without_its_test() => Assert.Equal(["U41 区行政审批局", "boundary", "zero item", "bonus cap", .. RuleVectorTests.ItemGoldens], Goldens.Keys);

    // Every cell of the row, not only what it ends in.
    private static void Holds(string golden, UnitFigures unit)
    {
        var (row, outcome) = (Goldens[golden], unit.Outcome());
        Assert.Equal(Number(row["final"]), outcome.Score!.Value.Value);
        Assert.Equal(row["grade"].Split(' ')[0], outcome.Grade);
        Assert.Equal(outcome.Score, outcome.Explanation.Total);

        var earned = row["earned / applicable max"].Split(' ');
        Assert.Equal((Number(earned[0]), Number(earned[2])), (outcome.Cards.Average(card => card.Earned.Value), outcome.Cards.Average(card => card.ApplicableMax.Value)));
        Assert.Equal(earned.Contains("E1"), outcome.Cards.Any(card => card.Items.Any(item => item is { Item.Code: "E1", IsZero: true })));
        Assert.All(outcome.Cards, card => Assert.Equal((Number(row["bonus"].Split(' ')[^1]), Number(row["negative"])), (card.Bonus.Value, card.Negative.Value)));
        Assert.Equal(("–", "–"), (row["N/A items"], row["veto"]));
    }

    private static decimal Number(string cell) => decimal.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);
}
