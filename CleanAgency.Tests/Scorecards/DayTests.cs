using CleanAgency.Core.Common;
using CleanAgency.Core.Overview;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Visits;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>What a day of visits begins with. U01 and U02 have their dates in the last week of November.</summary>
public sealed class DayTests : IAsyncLifetime
{
    private Agency agency = null!;
    private DateOnly visited;

    public async Task InitializeAsync()
    {
        agency = new();
        await Office.Card(agency, "U01");
        visited = (await agency.As("coordinator").Send(new VisitList(null, new())))!.Rows.Single(r => r.Code == "U01").Slot.Date;
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task On_the_day_home_says_where_to_and_afterwards_what_is_not_scored()
    {
        Assert.Equal([Waiting.GroupVisits], await Waits("inspector"));
        MoveTo(visited);
        Assert.Equal([Waiting.VisitToday], await Waits("inspector"));
        MoveTo(visited.AddDays(1));
        Assert.Equal([Waiting.CardsToScore], await Waits("inspector"));
    }

    [Fact]
    public async Task Who_plans_is_told_of_a_card_that_was_visited_and_not_begun()
    {
        MoveTo(new(2026, 11, 30));
        Assert.Contains(await Lines("coordinator"), item => item is { Kind: Waiting.CardsNotStarted, Count: 2 });
    }

    [Fact]
    public async Task The_own_cards_are_told_from_those_one_may_only_see()
    {
        Assert.Equal(["U01"], (await agency.As("inspector").Send(new CardList()))!.Rows.Where(r => r.Own).Select(r => r.Code));
        Assert.DoesNotContain((await agency.As("coordinator").Send(new CardList()))!.Rows, r => r.Own);
    }

    [Fact]
    public async Task Colleagues_are_the_others_of_the_own_group_alone()
    {
        await using var district = await Agency.District();
        var names = (await district.As("p06").Send(new Colleagues())).Select(row => row.Account);
        Assert.Equal(["p07", "p08", "p09", "p10"], names.Order());
        Assert.Empty(await agency.As("inspector").Send(new Colleagues()));
    }

    private void MoveTo(DateOnly day) => agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(day, new(9, 0)));

    private async Task<IReadOnlyList<Home.Item>> Lines(string account) => (await agency.As(account).Send(new Home())).Waiting;

    // What is said of plans and declarations has its own tests.
    private async Task<IEnumerable<Waiting>> Waits(string account) =>
        (await Lines(account)).Select(item => item.Kind).Where(kind => kind is Waiting.GroupVisits or Waiting.VisitToday or Waiting.CardsToScore);
}
