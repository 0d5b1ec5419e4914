using System.Globalization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Calendar;

/// <summary>A day of which this office says otherwise than the notice. It outlasts imports until it is withdrawn.</summary>
public sealed class EditedDay(DateOnly date) : Entity
{
    public const int LongestName = 20;

    public DateOnly Date { get; private set; } = date;

    public DayMark Mark { get; private set; }

    public string Name { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }

    public override string Caption => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public NoticeDay Says => new(Date, Mark, Name);

    /// <param name="notices">What would hold without any edit.</param>
    public void Take(DayMark mark, string name, WorkCalendar notices, string by, DateTime at)
    {
        name = mark == DayMark.Off ? name.Trim() : "";
        if (mark == DayMark.Off && name.Length is 0 or > LongestName)
        {
            throw new RuleBroken("Calendar.DayName", LongestName);
        }

        if (mark == DayMark.Working && !Date.IsWeekend())
        {
            throw new RuleBroken("Calendar.NotWeekend");
        }

        if (notices.KindOf(Date) == new NoticeDay(Date, mark, name).Kind && (mark != DayMark.Off || notices.HolidayOn(Date)!.Name == name))
        {
            throw new RuleBroken("Calendar.AsNoticed");
        }

        (Mark, Name, By, At) = (mark, name, by, at);
    }
}
