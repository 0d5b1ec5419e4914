using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Calendar;

public sealed class CalendarQueriesTests
{
    [Fact]
    public async Task The_year_shows_every_day_with_its_kind_and_says_which_years_are_known()
    {
        await using var agency = On(new(2026, 11, 20));
        var year = await agency.As("u01").Send(new CalendarYear());

        Assert.Equal((2026, true, 248, new DateOnly(2026, 11, 20)), (year.Year, year.Loaded, year.Workdays, year.Today));
        Assert.Equal([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23], year.Months.Select(m => m.Workdays));
        Assert.Equal(365, year.Months.Sum(m => m.Days.Count));
        Assert.Equal(new CalendarYear.Block(new(2026, 2, 15), new(2026, 2, 23), "春节"), Assert.Single(year.Months[1].Off));
        Assert.Equal(new CalendarYear.Day(new(2026, 2, 28), DayKind.WorkingWeekend, null), year.Months[1].Days[27]);
        Assert.Equal([(2024, true), (2025, true), (2026, true), (2027, false)], year.Years.Select(y => (y.Year, y.Loaded)));
    }

    [Fact]
    public async Task A_block_over_the_end_of_a_month_is_told_in_both_and_an_unknown_year_has_only_weekends()
    {
        await using var agency = On(new(2026, 11, 20));
        var year = await agency.As("u01").Send(new CalendarYear(2025));
        Assert.Equal(new DateOnly(2025, 1, 31), year.Months[0].Off[^1].Last);
        Assert.Equal(new DateOnly(2025, 2, 1), year.Months[1].Off[0].First);

        var unknown = await agency.As("u01").Send(new CalendarYear(2027));
        Assert.False(unknown.Loaded);
        Assert.All(unknown.Months.SelectMany(m => m.Days), day => Assert.True(day.Kind is DayKind.Workday or DayKind.Weekend));
        Assert.Equal("Access.Form", await agency.As("u01").Refused(new CalendarYear(9999)));
    }

    [Fact]
    public async Task A_term_is_reckoned_with_what_is_left_of_it_and_what_makes_it_provisional()
    {
        await using var agency = On(new(2026, 11, 20));
        var person = agency.As("u01");
        var sure = await person.Send(new ReckonDeadline(new(2026, 11, 20), DeadlineKind.Workdays, 15));
        Assert.Equal((new Deadline(new(2026, 12, 11), false), DayKind.Workday), (sure.Deadline, sure.DueOn));
        Assert.Equal(new TimeLeft(TimeLeftKind.Left, 15, false), sure.Left);
        Assert.Empty(sure.Missing);

        var provisional = await person.Send(new ReckonDeadline(new(2026, 12, 25), DeadlineKind.Workdays, 5));
        Assert.Equal(new Deadline(new(2027, 1, 1), true), provisional.Deadline);
        Assert.Equal([2027], provisional.Missing);

        var inTheHoliday = await person.Send(new ReckonDeadline(new(2026, 9, 28), DeadlineKind.CalendarDays, 7));
        Assert.Equal((new Deadline(new(2026, 10, 5), false), "国庆节"), (inTheHoliday.Deadline, inTheHoliday.Holiday));
        Assert.True(inTheHoliday.Left.Late);
    }

    [Fact]
    public async Task Nonsense_is_refused_beside_its_field()
    {
        await using var agency = On(new(2026, 11, 20));
        var answer = await agency.As("u01").Try(new ReckonDeadline(default, DeadlineKind.Workdays, -1));
        Assert.Equal(["Days", "Start"], answer.Errors.Keys.Order());
        Assert.Equal("Access.Form", await agency.As("u01").Refused(new ReckonDeadline(new(2026, 11, 20), DeadlineKind.Workdays, int.MaxValue)));
        Assert.False((await agency.As("u01").Try(new ReckonDeadline(new(2026, 11, 20), (DeadlineKind)7, 1))).Done);
    }

    private static Agency On(DateOnly today)
    {
        var agency = new Agency();
        agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(today, new(9, 0)));
        return agency;
    }
}
