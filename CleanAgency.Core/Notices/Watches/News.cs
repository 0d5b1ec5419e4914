using CleanAgency.Core.Calendar;

namespace CleanAgency.Core.Notices.Watches;

internal static class News
{
    /// <summary>Working days for which it is news: who is away for a week still finds it.</summary>
    private const int Workdays = 10;

    public static bool IsNews(this WorkCalendar calendar, DateOnly day, DateOnly today) => calendar.WorkdaysBetween(day, today) <= Workdays;

    /// <summary>What happened before is none, whatever the calendar says: no stretch of working days is longer than four times as many days.</summary>
    public static DateOnly Earliest(DateOnly today) => today.AddDays(-4 * Workdays);
}
