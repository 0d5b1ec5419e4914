using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Schemes;

/// <summary>The six sheets of a scheme; imported again they change nothing. An export leaves the house: the audit keeps who took it.</summary>
[Recorded]
[Needs(Permission.SeeSchemes)]
public sealed record ExportScheme(Guid SchemeId) : Query<SheetFile>, IAbout<Scheme>
{
    Guid IAbout<Scheme>.RowId => SchemeId;
}

internal sealed class ExportSchemeHandler(Rows<Scheme> rows, IWorkbooks workbooks, Clock clock, AuditNote note) : IRequestHandler<ExportScheme, SheetFile>
{
    public async Task<SheetFile> Handle(ExportScheme query, CancellationToken ct)
    {
        var scheme = await rows.Visible.Whole().AsNoTracking().FindOrRefuse(query.SchemeId, ct);
        note.Say("Schemes.Note.Item", scheme.Name);
        return SheetFile.Named("Schemes.Sheet.File", clock.Today, _ => workbooks.Write(scheme.Name, SchemeTables.Of(scheme).Contents));
    }
}

[Needs(Permission.EditSchemes)]
[EveryRow("an empty form has no rows")]
public sealed record SchemeTemplate : Query<SheetFile>;

internal sealed class SchemeTemplateHandler(IWorkbooks workbooks, Clock clock) : TemplateHandler<SchemeTemplate>(workbooks, clock, "Schemes.Sheet.Template", SchemeTables.Form.Contents);

/// <summary>The uploaded sheets once more, with a verdict and its reason in front of every row.</summary>
[Needs(Permission.EditSchemes)]
public sealed record AnnotatedScheme(Guid UploadId, Guid? Into = null) : Query<SheetFile>, IAbout<UploadedSheet>
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;
}

internal sealed class AnnotatedSchemeHandler(IAppDb db, IWorkbooks workbooks, Clock clock) : IRequestHandler<AnnotatedScheme, SheetFile>
{
    public async Task<SheetFile> Handle(AnnotatedScheme query, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().AsNoTracking().FindOrRefuse(query.UploadId, ct);
        var into = query.Into is { } id ? await db.Set<Scheme>().Whole().AsNoTracking().FindOrRefuse(id, ct) : null;
        var import = new SchemeImport(upload.OpenFor<UploadScheme>(workbooks), into);
        return SheetFile.Named("Schemes.Sheet.Annotated", clock.Today, title => workbooks.Annotate(title, import.Sheets));
    }
}
