using CleanAgency.Core.Facts;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>A fact that changes under a card. A3 of U30 reads 体检完成 28/29 and 体检转化 3/3.</summary>
public sealed class CardsFollowFactsTests : IAsyncLifetime
{
    private Agency agency = null!;
    private ScoringHand p06 = null!;
    private UnitFacts.Answer facts = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        p06 = await ScoringHand.Of(agency, "p06", "U30");
        facts = await agency.As("coordinator").Send(new UnitFacts(agency.Unit("U30")));
        await p06.Set("A3", AnswerField.Checked, AnswerField.Yes);
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task A_corrected_fact_judges_what_was_said_by_it_again()
    {
        var before = await p06.Item("A3");
        await Correct("体检完成", 10);
        var after = await p06.Item("A3");
        Assert.True(after.Points < before.Points);
        Assert.True(after.Version > before.Version);
    }

    [Fact]
    public async Task A_removed_fact_leaves_the_item_unscored_and_entered_again_it_scores()
    {
        var (before, fact) = (await p06.Item("A3"), Fact("体检完成"));
        await agency.As("coordinator").Send(new RemoveFact(fact.Id, "录错了单位", fact.Content));
        Assert.Equal(ItemState.Unscored, (await p06.Item("A3")).State);
        await agency.As("coordinator").Send(new EnterFact(agency.Unit("U30"), facts.Round!.Id, "体检完成", fact.Content));
        Assert.Equal((before.State, before.Points), ((await p06.Item("A3")).State, (await p06.Item("A3")).Points));
    }

    [Fact]
    public async Task What_does_not_read_it_keeps_its_version_and_so_does_what_comes_out_alike()
    {
        await p06.Set("B1", "level:1", "B1.1.2");
        var (b1, a3) = (await p06.Item("B1"), await p06.Item("A3"));
        await Correct("问题解决", 8);
        Assert.Equal((b1.Version, a3.Version), ((await p06.Item("B1")).Version, (await p06.Item("A3")).Version));
    }

    [Fact]
    public async Task Nothing_is_scored_by_a_fact_that_nobody_touched()
    {
        await Correct("问题解决", 8);
        Assert.Null(await p06.ItemOrNone("C4"));
    }

    private UnitFacts.Line Fact(string name) => facts.Lines.Single(line => line.Name == name);

    private Task<MediatR.Unit> Correct(string name, long value) => agency.As("coordinator").Send(new CorrectFact(Fact(name).Id, Fact(name).Content with { Value = value }, Fact(name).Version));
}
