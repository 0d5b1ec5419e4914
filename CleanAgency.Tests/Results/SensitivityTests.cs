using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>Which grades hang by a thread.</summary>
public sealed class SensitivityTests
{
    // Seven units have two places: the third waits outside, the fifth stands just above the next cut.
    private static readonly RoundFigures Seven = District.Round(
        District.Unit(1, 93m), District.Unit(2, 91m), District.Unit(3, 90.6m), District.Unit(4, 88m), District.Unit(5, 80.2m), District.Unit(6, 75m), District.Unit(7, 60m));

    [Fact]
    public void Half_a_point_moves_who_stands_at_a_cut_or_at_the_line_of_the_quota()
    {
        var sways = Shifts(Sensitivity.Of(Seven.Outcome()));
        Assert.Equal(
            [
                ("U02", SwayKind.Down, "", "良好"), ("U02", SwayKind.OtherUp, "U03", "良好"),
                ("U03", SwayKind.Up, "", "优秀"), ("U03", SwayKind.OtherDown, "U02", "优秀"),
                ("U05", SwayKind.Down, "", "一般"),
            ],
            sways);
    }

    [Fact]
    public void Conditions_quota_and_vetoes_are_asked_again_and_what_they_hold_does_not_move()
    {
        var vetoed = Seven with { Units = [.. Seven.Units.Select(unit => unit.Code == "U03" ? District.Unit(3, District.Party, District.Card(90.6m, District.Extra("V1"))) : unit)] };
        Assert.Equal([("U02", SwayKind.Down, "", "良好"), ("U05", SwayKind.Down, "", "一般")], Shifts(Sensitivity.Of((vetoed with { Units = [.. vetoed.Units.Select(unit => unit.Code == "U02" ? District.Unit(2, 90.2m) : unit)] }).Outcome())));
    }

    [Fact]
    public void With_the_adjustments_that_are_proposed_or_without_those_that_are_decided()
    {
        var second = new Dictionary<Guid, Points> { [District.Id(1001)] = Points.Of(-0.7m) };
        var proposed = Sensitivity.Of(Seven.Outcome(), second).Units.SelectMany(unit => unit.Sways.Where(sway => sway.Kind == SwayKind.Calibration).Select(sway => (unit.Unit.Code, sway.Grade)));
        Assert.Equal([("U05", "一般")], proposed);
        var decided = Sensitivity.Of(RoundOutcome.Of(Seven, RoundDecisions.None with { Adjustments = second })).Units.SelectMany(unit => unit.Sways.Where(sway => sway.Kind == SwayKind.Calibration).Select(sway => (unit.Unit.Code, sway.Grade)));
        Assert.Equal([("U05", "良好")], decided);
        Assert.DoesNotContain(Sensitivity.Of(Seven.Outcome()).Units, unit => unit.Sways.Any(sway => sway.Kind == SwayKind.Calibration));
    }

    [Fact]
    public void Without_any_one_item_means_that_it_applies_to_nobody()
    {
        var (before, sensitivity) = (Seven.Outcome(), Sensitivity.Of(Seven.Outcome()));
        foreach (var item in District.Scheme.Scheme.Indicators)
        {
            var after = (Seven with { Units = [.. Seven.Units.Select(unit => unit with { Cards = [.. unit.Cards.Select(card => card.With(item.Code, null))] })] }).Outcome();
            Assert.Equal(
                before.Units.Zip(after.Units).Where(pair => pair.First.Grade != pair.Second.Grade).Select(pair => (pair.Second.Code, pair.Second.Score!.Value, pair.Second.Grade!)),
                sensitivity.Units.SelectMany(unit => unit.Sways.Where(sway => sway.Kind == SwayKind.Item && sway.By == item.Code).Select(sway => (unit.Unit.Code, sway.Score, sway.Grade))));
        }

        Assert.Contains(sensitivity.Units, unit => unit.Sways.Any(sway => sway.Kind == SwayKind.Item));
    }

    private static IEnumerable<(string, SwayKind, string, string)> Shifts(Sensitivity sensitivity) =>
        from unit in sensitivity.Units
        from sway in unit.Sways
        where sway.Kind is not (SwayKind.Calibration or SwayKind.Item)
        orderby unit.Unit.Code, sway.Kind, sway.By
        select (unit.Unit.Code, sway.Kind, sway.By, sway.Grade);
}
