using CleanAgency.Core.Calendar;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Visits;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>What a day of visits begins with. U01 and U02 have their dates in the last week of November.</summary>
public sealed class DayTests
{
    [Fact]
    public async Task On_the_day_home_says_where_to_and_afterwards_what_is_not_scored()
    {
        await using var agency = new Agency();
        await Office.Card(agency, "U01");
        var visited = (await agency.As("coordinator").Send(new VisitList(null, new())))!.Rows.Single(r => r.Code == "U01").Slot.Date;
        MoveTo(agency, WorkCalendar.Shipped.LastWorkdayBefore(visited));
        Assert.Equal([NoticeKind.GroupVisit], await Waits(agency));
        MoveTo(agency, visited);
        Assert.Equal([NoticeKind.GroupVisit], await Waits(agency));
        MoveTo(agency, visited.AddDays(1));
        Assert.Equal([NoticeKind.CardNotStarted], await Waits(agency));
    }

    [Fact]
    public async Task Who_plans_is_told_of_a_card_that_was_visited_and_not_begun()
    {
        await using var agency = new Agency();
        await Office.Card(agency, "U01");
        MoveTo(agency, new(2026, 11, 30));
        Assert.Equal(2, (await agency.As("coordinator").Waits()).Count(item => item is { Kind: NoticeKind.CardNotStarted, Rung: 2 }));
    }

    [Fact]
    public async Task The_own_cards_are_told_from_those_one_may_only_see()
    {
        await using var agency = new Agency();
        await Office.Card(agency, "U01");
        Assert.Equal(["U01"], (await agency.As("inspector").Send(new CardList()))!.Rows.Where(r => r.Own).Select(r => r.Code));
        Assert.DoesNotContain((await agency.As("coordinator").Send(new CardList()))!.Rows, r => r.Own);
    }

    [Fact]
    public async Task Colleagues_are_the_others_of_the_own_group_alone()
    {
        await using var district = await Agency.District();
        var names = (await district.As("p06").Send(new Colleagues())).Select(row => row.Account);
        Assert.Equal(["p07", "p08", "p09", "p10"], names.Order());
        Assert.Equal("Access.NoRight", await district.As("coordinator").Refused(new Colleagues()));
    }

    private static void MoveTo(Agency agency, DateOnly day) => agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(day, new(9, 0)));

    // What is said of plans and declarations has its own tests.
    private static async Task<IEnumerable<NoticeKind>> Waits(Agency agency) =>
        (await agency.As("inspector").Waits()).Select(item => item.Kind).Where(kind => kind is NoticeKind.GroupVisit or NoticeKind.CardNotStarted or NoticeKind.CardToScore);

    private static Agency Staffed() => new();
}
