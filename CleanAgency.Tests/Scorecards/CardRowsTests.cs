using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>Whose cards are they? In the demo district, where P01 leads the first group.</summary>
public sealed class CardRowsTests : IAsyncLifetime
{
    private Agency agency = null!;

    public async Task InitializeAsync() => agency = await Agency.District();

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Theory]
    [InlineData("coordinator", 54)]
    [InlineData("leader", 54)]
    [InlineData("p01", 9)]
    public async Task Everybody_sees_the_cards_of_his_part(string account, int cards) =>
        Assert.Equal(cards, (await agency.As(account).Send(new CardList()))!.Rows.Count(r => account != "p01" || r.Group == 1));

    [Fact]
    public async Task A_group_does_not_see_the_other_groups_card_of_the_same_unit()
    {
        var all = (await agency.As("coordinator").Send(new CardList()))!.Rows;
        var own = (await agency.As("p01").Send(new CardList()))!.Rows;
        var shared = own.Select(r => r.UnitId).First(unit => all.Count(r => r.UnitId == unit) == 2);
        Assert.Single(own, r => r.UnitId == shared);
        Assert.Equal("Access.ForeignRow", await agency.As("p01").Refused(new ReadCard(all.Single(r => r.UnitId == shared && own.All(o => o.Id != r.Id)).Id)));
    }

    [Fact]
    public async Task A_liaison_sees_no_card_before_it_is_sent() =>
        Assert.All((await agency.As("u30").Send(new CardList()))!.Rows, r => Assert.True(r.Code == "U30" && r.State is CardState.AwaitingUnit or CardState.UnderReview or CardState.Locked));
}
