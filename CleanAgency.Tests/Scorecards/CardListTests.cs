using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>How far a card is, as lists say it.</summary>
public sealed class CardListTests
{
    [Fact]
    public async Task A_list_counts_what_applies_as_the_card_does_and_a_card_without_gaps_is_full()
    {
        await using var agency = await Agency.District();
        var table = await CardTable.Of(agency);
        foreach (var row in (await agency.As("coordinator").Send(new CardList()))!.Rows.Where(row => row.Unit.Contains("编办", StringComparison.Ordinal) || row.Id == table.Card))
        {
            var card = await agency.As("coordinator").Send(new ReadCard(row.Id));
            Assert.Equal(card.Scheme!.Areas.SelectMany(area => area.Items).Count(item => (card.Items.GetValueOrDefault(item.Id)?.State ?? (item.Applies == Applies.No ? ItemState.NotApplicable : ItemState.Unscored)) != ItemState.NotApplicable), row.Applicable);
        }

        await table.ScoreEverything();
        Assert.Empty((await table.Chair.Send(new CardGaps(table.Card))).Gaps);
        var full = (await agency.As("coordinator").Send(new CardList()))!.Rows.Single(row => row.Id == table.Card);
        Assert.Equal(full.Applicable, full.Scored);
    }
}
