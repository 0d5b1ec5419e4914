using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Demo;

/// <summary>The decided round of the district, reckoned from its cards.</summary>
public sealed class DemoResultTests : IAsyncLifetime
{
    private Agency agency = null!;

    public async Task InitializeAsync() => agency = await Agency.District();

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task The_second_round_has_13_of_the_best_grade_26_of_the_next_8_and_one()
    {
        var outcome = await Outcome("R2");
        Assert.Equal([("优秀", 13), ("良好", 26), ("一般", 8), ("较差", 1)], outcome.Whole.Grades.Select(grade => (grade.Grade, grade.Units)));
        Assert.Equal(
            new Dictionary<string, int> { ["党群综合类"] = 4, ["经济发展类"] = 3, ["社会事业类"] = 3, ["执法监管与服务类"] = 3 },
            outcome.Categories.ToDictionary(category => category.Name, category => category.Summary.Grades[0].Units));
        Assert.All(outcome.Categories, category => Assert.Null(category.Waiting));
        var vetoed = outcome.Units.Single(unit => unit.Has(OutcomeFlag.Vetoed));
        Assert.Equal(("U20", "一般", "良好"), (vetoed.Code, vetoed.Grade, vetoed.GradeByScore));
        Assert.Single(outcome.Units, unit => unit.Cards.Any(card => card.Items.Any(item => item.ZeroedBy == "N2")));
        Assert.All(outcome.Units, unit => Assert.Equal(unit.Score, unit.Explanation.Total));
    }

    [Fact]
    public async Task The_first_round_is_whole_and_the_third_has_scores_only_where_cards_are_locked()
    {
        Assert.DoesNotContain((await Outcome("R1")).Units, unit => unit.Score is null);
        var running = await Outcome("R3");
        Assert.NotEmpty(running.Figures.Open);
        Assert.All(running.Units, unit => Assert.Equal(unit.Cards.All(card => card.Card.Locked), unit.Score is not null));
    }

    private async Task<RoundOutcome> Outcome(string code)
    {
        var round = (await agency.As("coordinator").Send(new RoundList())).Rows.Single(row => row.Code == code).Id;
        return await agency.Do(async (IServiceProvider services) => RoundOutcome.Of(await services.GetRequiredService<FiguresReader>().Of(round, default), RoundDecisions.None));
    }
}
