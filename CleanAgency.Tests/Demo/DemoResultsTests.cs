using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Demo;

/// <summary>The two decided rounds of the district, computed from their cards.</summary>
public sealed class DemoResultsTests : IAsyncLifetime
{
    private Agency agency = null!;

    public async Task InitializeAsync() => agency = await Agency.District();

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task The_second_round_is_published_with_13_26_8_and_1()
    {
        var round = await DecidedRound.Of(agency);
        var (board, table) = (await round.Board(), await round.Table());
        Assert.Equal((RoundState.Published, ResultStage.Published), (board.State, table.Stage));
        Assert.Equal([("优秀", 13), ("良好", 26), ("一般", 8), ("较差", 1)], table.Whole.Grades.Select(grade => (grade.Grade, grade.Units)));
        Assert.Equal([4, 3, 3, 3], table.Categories.SkipLast(1).Select(category => category.Grades[0].Units));
        Assert.All(table.Rows, row => Assert.Equal(row.Raw, row.Score));
        Assert.Equal(("一般", "良好"), (table.Rows.Single(row => row.Code == "U20").Grade, table.Rows.Single(row => row.Code == "U20").ByScore));
        Assert.All(table.Rows, row => Assert.NotNull(row.ScoreBefore));
        Assert.True((await round.Auditor.Send(new CheckCommitment(round.Id))).Holds);
    }

    [Fact]
    public async Task What_six_anchor_units_tell_of_the_groups_by_totals_is_not_enough_for_any_of_them()
    {
        foreach (var code in new[] { "R1", "R2" })
        {
            var round = await DecidedRound.Of(agency, code);
            var scale = await round.Leader.Send(new ScaleOfRound(round.Id));
            Assert.All(scale.Groups, group => Assert.True(group.ByTotals!.Low < 0 && group.ByTotals.High > 0, $"{code} {group.Name} {group.ByTotals} {group.ByItems} {scale.Verdict}"));
            Assert.All(scale.Groups, group => Assert.InRange(group.ByTotals!.High!.Value - group.ByTotals.Low!.Value, 5, 50));
        }
    }

    [Fact]
    public async Task The_first_lies_in_the_archive_and_results_open_with_the_second_while_the_third_runs()
    {
        Assert.Equal(RoundState.Archived, (await (await DecidedRound.Of(agency, "R1")).Board()).State);
        var board = (await agency.As("leader").Send(new ResultBoard()))!;
        Assert.Equal("R2", board.Code);
        Assert.Contains(board.Rounds, choice => choice is { Code: "R3", State: RoundState.Announced });
    }
}
