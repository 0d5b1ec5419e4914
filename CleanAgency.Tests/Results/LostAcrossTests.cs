using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Results;

public sealed class LostAcrossTests
{
    [Fact]
    public async Task What_all_units_lost_is_added_up_item_by_item_the_most_first()
    {
        await using var agency = await Agency.District();
        var round = await DecidedRound.Of(agency);
        var table = await round.Table();
        Assert.Equal(table.Lost.OrderByDescending(item => item.Points).Select(item => item.Code), table.Lost.Select(item => item.Code));
        Assert.All(table.Lost, item =>
        {
            Assert.InRange(item.Most.Count, 1, Math.Min(5, item.Units));
            Assert.True(item.Points >= item.Most.Sum(unit => unit.Points));
            Assert.Equal(item.Most.OrderByDescending(unit => unit.Points), item.Most);
        });
        // The two items named at a unit are its greatest losses, so nobody lost more at any item than its first.
        var first = table.Rows.ToDictionary(row => row.UnitId, row => row.Lost[0].Points);
        Assert.All(table.Lost.SelectMany(item => item.Most), unit => Assert.True(unit.Points <= first[unit.UnitId]));
        Assert.Equal("R1", table.Before);
        Assert.NotNull(table.AverageBefore);
        Assert.All(table.Rows, row => Assert.NotNull(row.RankOverallBefore));
        Assert.Equal(["优秀", "良好", "一般", "较差"], table.Cuts.Select(cut => cut.Grade));
    }

    [Fact]
    public async Task An_item_taken_away_for_another_fault_is_lost_whole()
    {
        await using var agency = await Agency.District();
        var round = await DecidedRound.Of(agency);
        var table = await round.Table();
        var unit = agency.Unit("U47");
        var zeroed = (await round.Leader.Send(new UnitResult(round.Id, unit))).Steps.Select(step => step.Line).Where(step => step.Code == "Results.Why.ItemZeroed").ToList();
        Assert.NotEmpty(zeroed);
        Assert.All(zeroed, step => Assert.Contains(table.Lost.Single(item => item.Code == (string)step.Arguments[0]).Most, lost => lost.UnitId == unit && lost.Points == (Points)step.Arguments[4]));
    }

    [Theory]
    [InlineData("u10")]
    [InlineData("p06")]
    public async Task Others_are_told_nothing_of_what_all_lost(string account)
    {
        await using var agency = await Agency.District();
        var round = await DecidedRound.Of(agency);
        var table = await agency.As(account).Send(new ResultTable(round.Id));
        Assert.Empty(table.Lost);
        Assert.Null(table.AverageBefore);
    }
}
