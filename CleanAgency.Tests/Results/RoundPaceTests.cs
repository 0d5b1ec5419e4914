using CleanAgency.Core.Results;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Results;

public sealed class RoundPaceTests
{
    [Fact]
    public async Task A_running_round_is_told_group_by_group_in_the_order_of_their_numbers()
    {
        await using var agency = await Agency.District();
        var pace = (await agency.As("leader").Send(new RoundPace()))!;
        var cards = (await agency.As("leader").Send(new CardList(pace.RoundId)))!.Rows.Where(row => row.State != CardState.SetAside).ToList();
        Assert.Equal("R3", pace.Code);
        Assert.True(pace.DaysLeft > 0);
        Assert.Equal([1, 2, 3, 4, 5, 6], pace.Groups.Select(group => group.Number));
        Assert.Equal(cards.CountBy(card => card.Group).OrderBy(group => group.Key).Select(group => group.Value), pace.Groups.Select(group => group.Cards));
        Assert.Equal(cards.Count(card => card.State == CardState.Locked), pace.In(Pace.Locked));
        Assert.Equal(cards.Count(card => card.State == CardState.Scoring), pace.In(Pace.Scoring));
        Assert.Equal(cards.Count(card => !card.Started), pace.In(Pace.NotStarted));
        Assert.All(pace.Groups, group => Assert.InRange(group.Visited, 1, group.Cards));
    }

    [Fact]
    public async Task A_round_that_is_over_has_no_days_left_and_only_those_who_see_every_result_may_ask()
    {
        await using var agency = await Agency.District();
        var round = await DecidedRound.Of(agency);
        var pace = (await round.Auditor.Send(new RoundPace(round.Id)))!;
        Assert.Null(pace.DaysLeft);
        Assert.Equal("Access.NoRight", await round.Inspector.Refused(new RoundPace()));
        Assert.Equal("Access.NoRight", await agency.As("u10").Refused(new RoundPace()));
    }
}
