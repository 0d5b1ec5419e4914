using CleanAgency.Core.Calendar;

namespace CleanAgency.Tests.Access;

internal static partial class WalkPlan
{
    private static readonly Dictionary<Type, Func<Guid, object>> OfCalendar = new()
    {
        [typeof(CalendarYear)] = _ => new CalendarYear(),
        [typeof(EditDay)] = _ => new EditDay(new(2027, 1, 4), DayMark.Off, "元旦", 0),
        [typeof(WithdrawDay)] = _ => new WithdrawDay(new(2027, 1, 4), 1),
        [typeof(UploadHolidays)] = _ => new UploadHolidays("a.json", new([1, 2, 3])),
        [typeof(HolidayImportPreview)] = id => new HolidayImportPreview(id),
        [typeof(ImportHolidays)] = id => new ImportHolidays(id, ""),
        [typeof(AnnotatedHolidays)] = id => new AnnotatedHolidays(id),
        [typeof(ExportHolidays)] = _ => new ExportHolidays(2026, HolidayForm.Json),
        [typeof(HolidayTemplate)] = _ => new HolidayTemplate(),
        [typeof(WithdrawHolidays)] = _ => new WithdrawHolidays(2027, 1),
        [typeof(ReckonDeadline)] = _ => new ReckonDeadline(new(2026, 11, 20), DeadlineKind.Workdays, 3),
    };
}
