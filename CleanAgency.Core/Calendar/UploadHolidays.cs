using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;

namespace CleanAgency.Core.Calendar;

[Needs(Permission.EditCalendar)]
[EveryRow("a file that is being uploaded is nobody's row yet")]
public sealed record UploadHolidays(string FileName, FileBytes File) : KeepUpload(FileName, File);

internal sealed class UploadHolidaysForm : KeepUploadRules<UploadHolidays>;

internal sealed class UploadHolidaysHandler(IAppDb db, Actor actor, Clock clock) : KeepUploadHandler<UploadHolidays>(db, actor, clock);

[Needs(Permission.EditCalendar)]
[EveryRow("an empty form has no rows")]
public sealed record HolidayTemplate : Query<SheetFile>;

internal sealed class HolidayTemplateHandler(IWorkbooks workbooks, Clock clock) : TemplateHandler<HolidayTemplate>(workbooks, clock, "Calendar.Sheet.Template", HolidaySheet.Layout.Template());

/// <summary>The uploaded days once more, with a verdict and its reason in front of each.</summary>
[Needs(Permission.EditCalendar)]
public sealed record AnnotatedHolidays(Guid UploadId) : Query<SheetFile>, IAbout<UploadedSheet>
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;
}

internal sealed class AnnotatedHolidaysHandler(IAppDb db, IWorkbooks workbooks, Clock clock) : IRequestHandler<AnnotatedHolidays, SheetFile>
{
    public async Task<SheetFile> Handle(AnnotatedHolidays query, CancellationToken ct)
    {
        var import = await HolidayImport.Of(await db.Set<UploadedSheet>().FindOrRefuse(query.UploadId, ct), workbooks, db, ct);
        return SheetFile.Named("Calendar.Sheet.Annotated", clock.Today, title => workbooks.Annotate(title, import.Judgement));
    }
}
