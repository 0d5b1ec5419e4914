using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Calendar;

public sealed partial class MonthTable
{
    private static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    [Parameter, EditorRequired]
    public required CalendarYear.Month Month { get; set; }

    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    [Parameter]
    public bool Provisional { get; set; }

    /// <summary>What a tap on a day does; nothing: days are only read.</summary>
    [Parameter]
    public Action<CalendarYear.Day>? Chosen { get; set; }

    /// <summary>The days in weeks; nothing stands where the first and the last week belong to other months.</summary>
    private IEnumerable<CalendarYear.Day?[]> Weeks
    {
        get
        {
            var before = Array.IndexOf(Week, Month.First.DayOfWeek);
            var after = (7 - ((before + Month.Days.Count) % 7)) % 7;
            return new CalendarYear.Day?[before].Concat(Month.Days).Concat(new CalendarYear.Day?[after]).Chunk(7);
        }
    }

    /// <summary>What the marks mean, in the order of the days.</summary>
    private IEnumerable<string> Notes =>
        from note in Month.Off.Select(off => (Day: off.First, Text: off.First == off.Last
                ? T["Note.Day", off.First.Day, off.Holiday]
                : T["Note.Days", off.First.Day, off.Last.Day, off.Holiday]))
            .Concat(Month.Days.Where(day => day.Kind == DayKind.WorkingWeekend).Select(day => (Day: day.Date, Text: T["Note.WorkingWeekend", day.Date])))
            .Concat(Month.Days.Where(day => day.Edited is not null).Select(day => (Day: day.Date, Text: T["Note.Edited", day.Date.Day, RuleTexts.Name("Calendar", day.Kind), day.Edited!.By])))
        orderby note.Day
        select note.Text.Value;

    private static string? Look(DayKind kind) => kind switch
    {
        DayKind.Holiday => "off",
        DayKind.WorkingWeekend => "on",
        DayKind.Weekend => "weekend",
        _ => null,
    };
}
