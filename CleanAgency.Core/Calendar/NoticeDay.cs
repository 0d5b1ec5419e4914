using CleanAgency.Core.Common;

namespace CleanAgency.Core.Calendar;

/// <summary>What can be said of a day beyond its weekday. A notice says that it is off or worked; by hand it may also be made ordinary again.</summary>
public enum DayMark
{
    Off,
    Working,
    Ordinary,
}

/// <param name="Name">The festival, of a day off.</param>
public sealed record NoticeDay(DateOnly Date, DayMark Mark, string Name)
{
    /// <summary>In the reader's language.</summary>
    public string Say()
    {
        var mark = RuleTexts.Name("Calendar", Mark);
        return Name.Length == 0 ? mark : RuleTexts.Say("Calendar.DayOff", mark, new OffBlock(Date, Date, Name).Title);
    }

    // A weekday that is worked is like any other, whoever says so.
    internal DayKind Kind => Mark == DayMark.Off ? DayKind.Holiday
        : Date.IsWeekend() ? (Mark == DayMark.Working ? DayKind.WorkingWeekend : DayKind.Weekend)
        : DayKind.Workday;
}
