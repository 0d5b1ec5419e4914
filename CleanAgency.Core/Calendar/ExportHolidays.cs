using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Calendar;

public enum HolidayForm
{
    Workbook,
    Json,
}

/// <summary>The notice of a year in a form that the import reads: brought back, it changes nothing. Days edited by hand are no part of it.</summary>
[Recorded]
[Needs(Permission.SignedIn), EveryRow("the calendar is the same for everyone")]
public sealed record ExportHolidays(int Year, HolidayForm Form) : Query<SheetFile>;

internal sealed class ExportHolidaysHandler(IAppDb db, IWorkbooks workbooks, Clock clock) : IRequestHandler<ExportHolidays, SheetFile>
{
    public async Task<SheetFile> Handle(ExportHolidays query, CancellationToken ct)
    {
        var imported = await db.Set<ImportedYear>().AsNoTracking().ToListAsync(ct);
        var notice = CalendarShelf.NoticesOver(imported).SingleOrDefault(year => year.Year == query.Year) ?? throw new RuleBroken("Calendar.NothingToExport", $"{query.Year}");
        var file = SheetFile.Named("Calendar.Sheet.File", clock.Today, title => query.Form == HolidayForm.Workbook
            ? workbooks.Write(title, HolidaySheet.Layout.With(notice.Days))
            : HolidayJson.Write(notice, imported.SingleOrDefault(year => year.Year == query.Year)?.Source), $"{query.Year}");
        return query.Form == HolidayForm.Workbook ? file : file with { Name = Path.ChangeExtension(file.Name, ".json") };
    }
}
