using CleanAgency.Core.Common;

namespace CleanAgency.Core.Calendar;

/// <summary>A day by whose end (in Shanghai) something is due. 暂定 while a year's notice that it was reckoned with is missing; then it is reckoned again.</summary>
public sealed record Deadline(DateOnly Due, bool Provisional)
{
    public TimeLeft Left(DateOnly today, WorkCalendar calendar) => TimeLeft.Of(Due, today, calendar);
}

/// <summary>How a deadline follows from the day on which the term begins. The family is closed.</summary>
public abstract record DeadlineRule
{
    private protected DeadlineRule()
    {
    }

    public abstract Deadline From(DateOnly start, WorkCalendar calendar);
}

public sealed record Workdays(int Days) : DeadlineRule
{
    public override Deadline From(DateOnly start, WorkCalendar calendar)
    {
        var due = calendar.WorkdayAfter(start, Days);
        // The start is not counted, so a missing notice of its year matters only when the start itself was asked for.
        var first = Days == 0 ? start : start.AddDays(1);
        return new(due, !calendar.IsLoaded(first, due));
    }
}

// The next two never are provisional: no notice can move them. They stay where they fall, also on a day off. That the last day
// of a term moves behind a holiday (民法典第二百零三条) is a rule for legal terms, not for an office's orders to its own units.
public sealed record CalendarDays(int Days) : DeadlineRule
{
    public override Deadline From(DateOnly start, WorkCalendar calendar)
    {
        WorkCalendar.RefuseNonsense(Days);
        return start.DayNumber + Days > DateOnly.MaxValue.DayNumber ? throw new RuleBroken("Calendar.End") : new(start.AddDays(Days), false);
    }
}

public sealed record FixedDate(DateOnly Day) : DeadlineRule
{
    public override Deadline From(DateOnly start, WorkCalendar calendar) => new(Day, false);
}
