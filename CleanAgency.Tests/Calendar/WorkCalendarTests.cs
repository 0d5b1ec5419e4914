using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CleanAgency.Tests.Calendar;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Shipped;

    [Theory]
    [InlineData(2026, new[] { 21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23 })]
    public void The_months_of_the_year_have_their_working_days(int year, int[] workdays) =>
        Assert.Equal(workdays, Enumerable.Range(1, 12).Select(m => Calendar.WorkdaysBetween(Day(year, m, 1).AddDays(-1), Day(year, m, 1).AddMonths(1).AddDays(-1))));

    [Theory]
    [InlineData("2026-02-28", DayKind.WorkingWeekend, null)]
    [InlineData("2026-02-21", DayKind.Holiday, "春节")]
    [InlineData("2026-10-07", DayKind.Holiday, "国庆节")]
    [InlineData("2025-10-06", DayKind.Holiday, "国庆节、中秋节")]
    [InlineData("2026-11-21", DayKind.Weekend, null)]
    [InlineData("2026-11-20", DayKind.Workday, null)]
    [InlineData("2027-01-01", DayKind.Workday, null)]
    public void A_day_is_what_the_notice_says_and_an_unloaded_year_knows_only_weekends(string day, DayKind kind, string? holiday)
    {
        Assert.Equal(kind, Calendar.KindOf(DateOnly.Parse(day, null)));
        Assert.Equal(holiday, Calendar.HolidayOn(DateOnly.Parse(day, null))?.Name);
    }

    [Theory]
    [InlineData("2026-10-10", 0, "2026-10-10")] // a working Saturday is a working day
    [InlineData("2026-10-10", 1, "2026-10-12")] // and as a start it is not counted
    [InlineData("2026-10-03", 0, "2026-10-08")] // nobody can act on a day off
    [InlineData("2026-10-03", 1, "2026-10-08")]
    [InlineData("2025-12-31", 1, "2026-01-04")] // a Sunday that is worked
    [InlineData("2024-12-31", 1, "2025-01-02")]
    [InlineData("2023-12-29", 1, "2024-01-02")]
    public void Terms_may_begin_on_any_kind_of_day(string start, int n, string due) =>
        Assert.Equal(DateOnly.Parse(due, null), Calendar.WorkdayAfter(DateOnly.Parse(start, null), n));

    [Fact]
    public void What_is_due_before_a_holiday_is_due_on_the_last_working_day()
    {
        Assert.Equal(Day(2026, 9, 30), Calendar.LastWorkdayBefore(Day(2026, 10, 4)));
        Assert.Equal(Day(2026, 2, 14), Calendar.LastWorkdayBefore(Calendar.HolidayOn(Day(2026, 2, 23))!));
        Assert.Equal(Day(2026, 9, 24), Calendar.LastWorkdayBefore(Calendar.HolidayOn(Day(2026, 9, 25))!));
        Assert.Equal(Day(2025, 12, 31), Calendar.LastWorkdayBefore(Day(2026, 1, 2)));
    }

    [Fact]
    public void Nonsense_is_refused_and_never_walks_off_the_calendar()
    {
        Assert.Equal("Calendar.Days", Assert.Throws<RuleBroken>(() => Calendar.WorkdayAfter(Day(2026, 1, 5), -1)).Code);
        Assert.Equal("Calendar.Days", Assert.Throws<RuleBroken>(() => Calendar.WorkdayAfter(Day(2026, 1, 5), int.MaxValue)).Code);
        Assert.Equal("Calendar.End", Assert.Throws<RuleBroken>(() => Calendar.WorkdayAfter(DateOnly.MaxValue, 1)).Code);
        Assert.Equal("Calendar.End", Assert.Throws<RuleBroken>(() => Calendar.LastWorkdayBefore(DateOnly.MinValue)).Code);
        Assert.Equal(DateOnly.MaxValue, Calendar.WorkdayAfter(DateOnly.MaxValue, 0));
        Assert.True(Calendar.WorkdaysBetween(DateOnly.MinValue, DateOnly.MaxValue) > 2_600_000);
        Assert.False(Calendar.IsLoaded(DateOnly.MinValue, DateOnly.MaxValue));
    }

    [Fact]
    public void Counting_back_gives_n_and_no_term_ends_on_a_day_off() =>
        Prop.ForAll(Starts, Terms, (start, n) =>
        {
            var due = Calendar.WorkdayAfter(start, n);
            return Calendar.IsWorkday(due) && Calendar.WorkdaysBetween(start, due) == n && Calendar.WorkdaysBetween(due, start) == -n;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_later_start_or_a_longer_term_never_ends_earlier() =>
        Prop.ForAll(Starts, Terms, (start, n) =>
            Calendar.WorkdayAfter(start, n) <= Calendar.WorkdayAfter(start.AddDays(1), n) && Calendar.WorkdayAfter(start, n) < Calendar.WorkdayAfter(start, n + 1))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Counting_days_one_by_one_agrees_with_the_sum() =>
        Prop.ForAll(Starts, Terms, (start, length) =>
            Calendar.WorkdaysBetween(start, start.AddDays(length)) == Enumerable.Range(1, length).Count(n => Calendar.IsWorkday(start.AddDays(n))))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026,休,2026-01-03,2026-01-01,元旦")]
    [InlineData("2026,休,2026-01-01,2026-02-01,元旦")]
    [InlineData("2026,休,2025-01-01,2025-01-01,元旦")]
    [InlineData("2026,休,2026-01-01,2026-01-01,")]
    [InlineData("2026,班,2026-01-05,,")]
    [InlineData("2026,rest,2026-01-04,,")]
    [InlineData("2026,班,2026-1-4,,")]
    [InlineData("2026")]
    public void A_row_of_a_notice_that_cannot_be_meant_is_named(string row) =>
        Assert.Contains("Line 2 ", Assert.Throws<FormatException>(() => HolidayYear.Read($"# a notice\n{row}\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_notice_may_reach_into_the_December_before_it_and_has_the_last_word()
    {
        var calendar = new WorkCalendar(HolidayYear.Read("2019,休,2018-12-30,2019-01-01,元旦\n2019,班,2018-12-29,,"));
        Assert.Equal(Day(2018, 12, 29), calendar.LastWorkdayBefore(Day(2019, 1, 1)));
        Assert.False(calendar.IsLoaded(2018));
    }

    [Fact]
    public void Whatever_is_edited_by_hand_the_reckonings_still_agree() =>
        Prop.ForAll(Starts, Gen.Choose(0, 2).Select(n => (DayMark)n).ListOf(40).ToArbitrary(), (start, marks) =>
        {
            var calendar = new WorkCalendar(HolidayYear.Shipped, marks.Select((mark, n) => new NoticeDay(start.AddDays(n * 3), mark, "节")));
            return Enumerable.Range(1, 130).All(n => calendar.WorkdaysBetween(start, start.AddDays(n)) == Enumerable.Range(1, n).Count(day => calendar.IsWorkday(start.AddDays(day))))
                && Enumerable.Range(0, 130).Select(start.AddDays).All(day => (calendar.KindOf(day) == DayKind.Holiday) == (calendar.HolidayOn(day) is { } block && block.First <= day && day <= block.Last));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_notice_is_written_as_it_is_read() =>
        Assert.All(HolidayYear.Shipped, year => Assert.Equal(year.Days, Assert.Single(HolidayYear.Read(year.Write())).Days));

    private static Arbitrary<DateOnly> Starts => Gen.Choose(0, 1900).Select(Day(2023, 1, 1).AddDays).ToArbitrary();

    private static Arbitrary<int> Terms => Gen.Choose(1, 300).ToArbitrary();

    private static DateOnly Day(int year, int month, int day) => new(year, month, day);
}
