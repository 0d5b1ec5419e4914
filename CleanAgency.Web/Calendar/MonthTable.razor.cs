using CleanAgency.Core.Calendar;
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

    private static string? Look(DayKind kind) => kind switch
    {
        DayKind.Holiday => "off",
        DayKind.WorkingWeekend => "on",
        DayKind.Weekend => "weekend",
        _ => null,
    };
}
