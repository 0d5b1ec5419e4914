using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Schemes;

/// <summary>What the workbook would make of a new draft, or of the draft that it would replace: sheet by sheet, row by row. Nothing is written.</summary>
/// <param name="Sheet">Which of the sheets the rows are shown of; null: the first in which something is to be mended.</param>
[Needs(Permission.EditSchemes)]
public sealed record SchemeImportPreview(Guid UploadId, Guid? Into = null, int? Sheet = null, VerdictKind? Only = null, int Page = 1, int Size = 50)
    : Query<SchemeImportPreview.Answer>, IAbout<UploadedSheet>
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;

    public sealed record Tab(string Name, IReadOnlyDictionary<VerdictKind, int> Counts, IReadOnlyList<TextCode> Notices, IReadOnlyList<string> Gone)
    {
        public int Total => Counts.Values.Sum();
    }

    /// <param name="Shown">The sheet whose rows are shown.</param>
    /// <param name="Into">What the replaced draft is called.</param>
    /// <param name="Changes">Whether there is anything to write.</param>
    /// <param name="Becomes">What the draft would still lack for publishing; null while rows are refused.</param>
    /// <param name="Fingerprint">Of all six sheets.</param>
    public sealed record Answer(
        ImportPreview Shown, int Sheet, IReadOnlyList<Tab> Sheets, string? Into, bool Changes, bool Reordered, SchemeCheck? Becomes, string Fingerprint)
    {
        public int Count(VerdictKind kind) => Sheets.Sum(sheet => sheet.Counts[kind]);
    }
}

internal sealed class SchemeImportPreviewHandler(IAppDb db, IWorkbooks workbooks, Actor actor, Clock clock) : IRequestHandler<SchemeImportPreview, SchemeImportPreview.Answer>
{
    public async Task<SchemeImportPreview.Answer> Handle(SchemeImportPreview query, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().AsNoTracking().FindOrRefuse(query.UploadId, ct);
        var into = query.Into is { } id ? await db.Set<Scheme>().Whole().AsNoTracking().FindOrRefuse(id, ct) : null;
        var import = new SchemeImport(upload.OpenFor<UploadScheme>(workbooks), into);
        await import.RefuseTwin(db, into, ct);
        var sheet = Math.Clamp(query.Sheet ?? import.FirstToMend, 0, import.Sheets.Count - 1);
        return new(
            ImportPreview.Of(upload, import.Sheets[sheet], query.Only, query.Page, query.Size), sheet, [.. import.Sheets.Select(Tab)],
            into?.Name, import.Changes, import.Reordered, Becomes(import, into), Judgement.Together(import.Sheets));
    }

    private static SchemeImportPreview.Tab Tab(Judgement sheet) =>
        new(sheet.Sheet.Name, Enum.GetValues<VerdictKind>().ToDictionary(kind => kind, sheet.Count), sheet.Notices, sheet.Gone);

    // On a copy that nobody keeps.
    private SchemeCheck? Becomes(SchemeImport import, Scheme? into)
    {
        if (!import.Clean)
        {
            return null;
        }

        var scheme = into ?? new Scheme(import.Contents.Name);
        scheme.Take(import.Contents, actor.Name, clock.Now);
        return SchemeCheck.Of(scheme);
    }
}
