using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Calendar;

internal static class CalendarEndpoints
{
    public static void MapCalendar(this IEndpointRouteBuilder app)
    {
        app.MapGet("/calendar/{year:int}/workbook", (HttpContext context, Courier courier, int year) => courier.Download(context, new ExportHolidays(year, HolidayForm.Workbook)));
        app.MapGet("/calendar/{year:int}/json", (HttpContext context, Courier courier, int year) => courier.Download(context, new ExportHolidays(year, HolidayForm.Json)));
        app.MapGet("/calendar/template", (HttpContext context, Courier courier) => courier.Download(context, new HolidayTemplate()));
        app.MapGet("/calendar/import/{id:guid}/annotated", (HttpContext context, Courier courier, Guid id) => courier.Download(context, new AnnotatedHolidays(id)));
        app.MapUpload("/calendar/upload", (name, bytes) => new UploadHolidays(name, bytes));
    }
}
