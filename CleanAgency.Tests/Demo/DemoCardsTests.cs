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
    public async Task Of_the_running_round_six_cards_are_not_begun_and_nine_are_not_complete()
    {
        var rows = await Cards("R3");
        Assert.Equal(6, rows.Count(row => row.State == CardState.NotStarted));
        Assert.All(new[] { "U28", "U31", "U34" }, unit => Assert.Equal(CardState.NotStarted, rows.Single(row => row.Code == unit).State));
        Assert.Equal(39, (await Reports(rows)).Count(report => report.Total.Open == 0));
    }

    [Fact]
    public async Task The_decided_round_has_its_scores_in_the_four_bands()
    {
        var scores = (await Reports(await Cards("R2"))).GroupBy(report => report.UnitCode).ToDictionary(unit => unit.Key, unit => unit.Average(report => report.Total.Score!.Value.Value));
        Assert.Equal((13, 27, 7, 1), (scores.Values.Count(s => s >= 90), scores.Values.Count(s => s is >= 80 and < 90), scores.Values.Count(s => s is >= 70 and < 80), scores.Values.Count(s => s < 70)));
        // A veto holds it at 一般 whatever its score.
        Assert.InRange(scores["U20"], 80, 90);
    }

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
