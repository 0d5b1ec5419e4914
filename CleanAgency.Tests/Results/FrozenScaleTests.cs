using System.Text.Json;
using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>What is reckoned again from a frozen version is reckoned from what was frozen, or is said to be past; and each step leads to the card that counted.</summary>
public sealed class FrozenScaleTests : IAsyncLifetime
{
    private const string Anchor = "U02";
    private Agency agency = null!;
    private DecidedRound round = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        round = await DecidedRound.Of(agency);
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task What_a_frozen_version_tells_of_the_groups_is_what_its_cards_told()
    {
        await round.Calibrated();
        var open = await Scale();
        await round.Approve();
        Assert.Equal(Numbers(open), Numbers(await Scale()));
        Assert.Equal((open.Verdict, open.Items[0]), ((await Scale()).Verdict, (await Scale()).Items[0]));
    }

    [Fact]
    public async Task The_scales_of_a_published_version_stay_whatever_its_cards_and_groups_become()
    {
        var before = JsonSerializer.Serialize(await Scale());
        Assert.False((await round.Leader.Send(new ReviewList(round.Id))).Past);
        await Correct();
        await agency.Sql("""update "ItemScores" set "Points" = 0 where "CardId" in (select "Id" from "Scorecards")""");
        await agency.Sql("""update "Groups" set "Name" = '改了名的组'""");
        Assert.Equal(before, JsonSerializer.Serialize(await Scale()));
        var review = await round.Leader.Send(new ReviewList(round.Id));
        Assert.True(review.Past);
        Assert.Empty(review.Swayed.Concat(review.Flagged));
    }

    [Fact]
    public async Task Where_the_second_cards_are_not_in_the_explanations_nothing_is_estimated_once_cards_were_opened()
    {
        await round.Untotalled();
        await round.Policy("mean of the two cards", "card of the first group");
        await round.Coordinator.Send(new TotalRound(round.Id));
        await round.Leader.Send(new DecideScale(round.Id, [], DecidedRound.Number, "证据不足"));
        await round.Approve();
        Assert.NotNull((await Scale()).Verdict);
        await Correct();
        var past = await Scale();
        Assert.Null(past.Verdict);
        Assert.Equal("第1版审定后有评分表更正，当时的估算依据没有全部留存，不再显示估算。", Assert.Single(past.Items));
        Assert.All(past.Groups, group => Assert.Equal((null, null, null), (group.ByItems, group.ByTotals, group.Proposed)));
        Assert.Equal(6, past.Groups.Count);
    }

    [Fact]
    public async Task Each_step_leads_to_the_card_that_counted_and_never_to_one_that_was_set_aside()
    {
        var cards = (await round.Coordinator.Send(new CardList(round.Id)))!.Rows.Where(row => row.Code == Anchor).OrderBy(row => row.Second).Select(row => row.Id).ToList();
        Assert.Equal(2, cards.Count);
        await agency.Do(async (AppDb db) =>
        {
            var groups = await db.Set<Core.Groups.SupervisionGroup>().Where(g => g.RoundId == round.Id && !db.Set<Scorecard>().Any(c => c.GroupId == g.Id && cards.Contains(c.Id))).OrderBy(g => g.Number).Select(g => g.Id).ToListAsync();
            var left = new Scorecard(round.Id, agency.Unit(Anchor), groups[0], second: false, "先前的组已经开始的评分表");
            db.Set<Scorecard>().Add(left);
            await db.SaveChangesAsync();
            return await db.Set<Scorecard>().Where(c => c.Id == left.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Stage, CardStage.SetAside));
        });
        var steps = (await round.Leader.Send(new UnitResult(round.Id, agency.Unit(Anchor)))).Steps;
        Assert.Equal(cards, steps.Where(step => step.Begins).Select(step => step.Card!.Value));
        Assert.Equal(cards, steps.Where(step => step.Item is not null).Select(step => step.Card!.Value).Distinct());
    }

    private Task<ScaleOfRound.Answer> Scale() => round.Leader.Send(new ScaleOfRound(round.Id, 1));

    private static IEnumerable<(string, Points?, double?, double?)> Numbers(ScaleOfRound.Answer scale) =>
        scale.Groups.Select(group => (group.Name, group.Proposed, Rounded(group.ByItems?.Estimate), Rounded(group.ByTotals?.High)));

    private static double? Rounded(double? number) => number is { } value ? Math.Round(value, 6) : null;

    private async Task Correct()
    {
        var card = await round.Card(Anchor);
        var item = (await round.Coordinator.Send(new ReadCard(card))).Scheme!.Areas[0].Items[0].Id;
        await round.Coordinator.Send(new StartCorrection(card, [item], "澄机工发〔2026〕20号", "评分依据需要更正"));
    }
}
