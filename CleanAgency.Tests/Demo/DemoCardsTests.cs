using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Demo;

/// <summary>What the cards of the three rounds hold, as the story of the district has it.</summary>
public sealed class DemoCardsTests : IAsyncLifetime
{
    private Agency agency = null!;

    public async Task InitializeAsync() => agency = await Agency.District();

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task Of_the_running_round_32_cards_are_signed_or_further_and_six_not_begun()
    {
        var rows = await Cards("R3");
        var states = rows.CountBy(row => row.State).ToDictionary();
        Assert.Equal((7, 9, 6), (states[CardState.Deliberating], states[CardState.Scoring], states[CardState.NotStarted]));
        Assert.Equal(32, states[CardState.AwaitingUnit] + states[CardState.Locked]);
        Assert.All(new[] { "U28", "U31", "U34" }, unit => Assert.Equal(CardState.NotStarted, rows.Single(row => row.Code == unit).State));
        Assert.Equal(39, (await Reports(rows)).Count(report => report.Total.Open == 0));
    }

    [Theory]
    [InlineData("R1")]
    [InlineData("R2")]
    public async Task The_cards_of_the_rounds_before_are_locked(string round) => Assert.All(await Cards(round), row => Assert.Equal(CardState.Locked, row.State));

    private async Task<IReadOnlyList<CardList.Row>> Cards(string round)
    {
        var rounds = (await agency.As("coordinator").Send(new RoundList())).Rows;
        return (await agency.As("coordinator").Send(new CardList(rounds.Single(row => row.Code == round).Id)))!.Rows;
    }

    private async Task<List<CardReport>> Reports(IReadOnlyList<CardList.Row> rows)
    {
        List<CardReport> reports = [];
        foreach (var row in rows)
        {
            reports.Add(await agency.As("coordinator").Send(new ReadCardReport(row.Id)));
        }

        return reports;
    }
}
