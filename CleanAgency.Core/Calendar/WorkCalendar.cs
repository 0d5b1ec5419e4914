using CleanAgency.Core.Common;

namespace CleanAgency.Core.Calendar;

public enum DayKind
{
    Workday,
    Weekend,
    Holiday,
    WorkingWeekend,
}

/// <summary>
/// Which days are worked. It knows the years whose notice it was given; in any other year only the weekends,
/// and whoever reckons there has to say that the result is provisional.
/// </summary>
public sealed class WorkCalendar
{
    /// <summary>Ten years: longer terms do not occur, and a slip of the finger must not walk through centuries.</summary>
    public const int MostDays = 3660;

    private static readonly Lazy<WorkCalendar> FromProduct = new(() => new(HolidayYear.Shipped));

    private readonly Dictionary<DateOnly, DayKind> marks;
    private readonly Dictionary<DateOnly, OffBlock> blocks;
    private readonly HashSet<int> years;

    /// <param name="byHand">Single days of which this office says otherwise; they have the very last word.</param>
    public WorkCalendar(IEnumerable<HolidayYear> notices, IEnumerable<NoticeDay>? byHand = null)
    {
        var said = new Dictionary<DateOnly, NoticeDay>();
        years = [];
        // In the order of years: of the last days of December the later notice has the last word.
        foreach (var notice in notices.OrderBy(n => n.Year))
        {
            years.Add(notice.Year);
            foreach (var day in notice.Days)
            {
                said[day.Date] = day;
            }
        }

        foreach (var day in byHand ?? [])
        {
            said[day.Date] = day;
        }

        marks = said.Values.Where(day => day.Mark != DayMark.Ordinary).ToDictionary(day => day.Date, day => day.Kind);
        blocks = OffBlock.Of(said.Values).SelectMany(block => block.Days.Select(day => (day, block))).ToDictionary(at => at.day, at => at.block);
    }

    /// <summary>The calendar of the years that come with the product, as long as nobody has imported or edited anything.</summary>
    public static WorkCalendar Shipped => FromProduct.Value;

    public IReadOnlyCollection<int> Years => years;

    public bool IsLoaded(int year) => years.Contains(year);

    /// <summary>Is the notice loaded of every year from one day to the other?</summary>
    public bool IsLoaded(DateOnly from, DateOnly to) => Enumerable.Range(from.Year, Math.Max(0, to.Year - from.Year + 1)).All(IsLoaded);

    public DayKind KindOf(DateOnly day) =>
        marks.TryGetValue(day, out var kind) ? kind : day.IsWeekend() ? DayKind.Weekend : DayKind.Workday;

    public bool IsWorkday(DateOnly day) => KindOf(day) is DayKind.Workday or DayKind.WorkingWeekend;

    public OffBlock? HolidayOn(DateOnly day) => blocks.GetValueOrDefault(day);

    /// <summary>
    /// The n-th working day after the start, which itself is not counted. With 0 it is the start itself,
    /// or the first working day after it where nobody works on the start.
    /// </summary>
    public DateOnly WorkdayAfter(DateOnly start, int n)
    {
        RefuseNonsense(n);
        var day = start;
        for (var left = n == 0 && !IsWorkday(start) ? 1 : n; left > 0; left--)
        {
            day = Walk(day, 1);
        }

        return day;
    }

    /// <summary>How many working days lie after the one day up to and with the other; negative when it is the earlier one.</summary>
    public int WorkdaysBetween(DateOnly after, DateOnly until)
    {
        if (until < after)
        {
            return -WorkdaysBetween(until, after);
        }

        var moved = marks.Where(mark => mark.Key > after && mark.Key <= until).Sum(mark => Weight(IsWorkday(mark.Key)) - Weight(!mark.Key.IsWeekend()));
        return WeekdaysUpTo(until) - WeekdaysUpTo(after) + moved;
    }

    /// <summary>The last working day before a day: for any day of an off block, the one on which 节前 duties fall due.</summary>
    public DateOnly LastWorkdayBefore(DateOnly day) => Walk(day, -1);

    public DateOnly LastWorkdayBefore(OffBlock block) => LastWorkdayBefore(block.First);

    internal static void RefuseNonsense(int days)
    {
        if (days is < 0 or > MostDays)
        {
            throw new RuleBroken("Calendar.Days", MostDays);
        }
    }

    private DateOnly Walk(DateOnly from, int step)
    {
        for (var number = from.DayNumber + step; number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber; number += step)
        {
            if (DateOnly.FromDayNumber(number) is var day && IsWorkday(day))
            {
                return day;
            }
        }

        throw new RuleBroken("Calendar.End");
    }

    private static int Weight(bool worked) => worked ? 1 : 0;

    // Day 0 of .NET's calendar is a Monday.
    private static int WeekdaysUpTo(DateOnly day) => ((day.DayNumber + 1) / 7 * 5) + Math.Min((day.DayNumber + 1) % 7, 5);
}

internal static class Weekend
{
    public static bool IsWeekend(this DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
