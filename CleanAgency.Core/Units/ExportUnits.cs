using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Units;

/// <summary>The units of the list, in the columns of the import. An export leaves the house: the audit keeps who took it.</summary>
[Recorded]
[Needs(Permission.SeeUnits)]
public sealed record ExportUnits(UnitFilter Filter) : Query<SheetFile>, IAmong<SupervisedUnit>;

internal sealed class ExportUnitsHandler(Rows<SupervisedUnit> rows, IWorkbooks workbooks, Clock clock, AuditNote note) : IRequestHandler<ExportUnits, SheetFile>
{
    public async Task<SheetFile> Handle(ExportUnits query, CancellationToken ct)
    {
        var units = await rows.Visible.AsNoTracking().Matching(query.Filter, clock.Today).InOrder(query.Filter.Order, query.Filter.Descending).ToListAsync(ct);
        note.Say("Units.Exported", units.Count);
        return SheetFile.Named("Units.Sheet.File", clock.Today, title => workbooks.Write(title, UnitSheet.Layout.With(units.Select(u => new UnitRow(u.Code, u.Profile)))));
    }
}

[Needs(Permission.EditUnits)]
[EveryRow("an empty form has no rows")]
public sealed record UnitTemplate : Query<SheetFile>;

internal sealed class UnitTemplateHandler(IWorkbooks workbooks, Clock clock) : TemplateHandler<UnitTemplate>(workbooks, clock, "Units.Sheet.Template", UnitSheet.Layout.Template());

/// <summary>The uploaded file once more, with a verdict and its reason in front of every row.</summary>
[Needs(Permission.EditUnits)]
public sealed record AnnotatedUnits(Guid UploadId) : Query<SheetFile>, IAbout<UploadedSheet>
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;
}

internal sealed class AnnotatedUnitsHandler(IAppDb db, IWorkbooks workbooks, Clock clock) : IRequestHandler<AnnotatedUnits, SheetFile>
{
    public async Task<SheetFile> Handle(AnnotatedUnits query, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().AsNoTracking().FindOrRefuse(query.UploadId, ct);
        var import = new UnitImport(upload.OpenFor<UploadUnits>(workbooks), await db.Set<SupervisedUnit>().AsNoTracking().ToListAsync(ct));
        return SheetFile.Named("Units.Sheet.Annotated", clock.Today, title => workbooks.Annotate(title, import.Judgement));
    }
}
