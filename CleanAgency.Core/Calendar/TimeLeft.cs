using CleanAgency.Core.Common;

namespace CleanAgency.Core.Calendar;

public enum TimeLeftKind
{
    Left,

    /// <summary>Due on a later day off, and no working day comes before it but today.</summary>
    LastWorkday,
    NoWorkdayLeft,
    Today,

    /// <summary>The day has passed, and no working day since.</summary>
    JustOverdue,
    Overdue,
}

/// <summary>What a deadline means today, in working days: 还剩几个工作日, 今天, 逾期几个工作日.</summary>
/// <param name="Provisional">A year in between has no notice yet, so the number may still change.</param>
public sealed record TimeLeft(TimeLeftKind Kind, int Workdays, bool Provisional)
{
    public bool Late => Kind is TimeLeftKind.JustOverdue or TimeLeftKind.Overdue;

    public static TimeLeft Of(DateOnly due, DateOnly today, WorkCalendar calendar)
    {
        var days = calendar.WorkdaysBetween(today, due);
        var kind = (due.CompareTo(today), days) switch
        {
            (0, _) => TimeLeftKind.Today,
            ( > 0, > 0) => TimeLeftKind.Left,
            ( > 0, _) => calendar.IsWorkday(today) ? TimeLeftKind.LastWorkday : TimeLeftKind.NoWorkdayLeft,
            (_, 0) => TimeLeftKind.JustOverdue,
            _ => TimeLeftKind.Overdue,
        };
        var known = kind == TimeLeftKind.Today || (due > today ? calendar.IsLoaded(today, due) : calendar.IsLoaded(due, today));
        return new(kind, Math.Abs(days), !known);
    }

    public string Say()
    {
        var text = RuleTexts.Say($"Calendar.TimeLeft.{Kind}", Workdays);
        return Provisional ? RuleTexts.Say("Calendar.Provisional", text) : text;
    }
}
