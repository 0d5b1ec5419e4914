using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Units;

/// <summary>What the file would do, row by row. Nothing is written.</summary>
[Needs(Permission.EditUnits)]
public sealed record UnitImportPreview(Guid UploadId, VerdictKind? Only = null, int Page = 1, int Size = 50) : Query<UnitImportPreview.Answer>, IAbout<UploadedSheet>
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;

    public sealed record Answer(
        string FileName, string Sheet, IReadOnlyDictionary<VerdictKind, int> Counts, Page<Verdict> Page, IReadOnlyList<TextCode> Notices, IReadOnlyList<string> NewCategories, string Fingerprint)
    {
        public int Total => Counts.Values.Sum();

        public int ToWrite => Counts.GetValueOrDefault(VerdictKind.New) + Counts.GetValueOrDefault(VerdictKind.Changed);
    }
}

internal sealed class UnitImportPreviewHandler(IAppDb db, IWorkbooks workbooks) : IRequestHandler<UnitImportPreview, UnitImportPreview.Answer>
{
    public async Task<UnitImportPreview.Answer> Handle(UnitImportPreview query, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().AsNoTracking().FindOrRefuse(query.UploadId, ct);
        var import = new UnitImport(upload.OpenFor<UploadUnits>(workbooks), await db.Set<SupervisedUnit>().AsNoTracking().ToListAsync(ct));
        var verdicts = import.Judgement.Verdicts.Where(v => query.Only is null || v.Kind == query.Only).OrderBy(v => v.Kind).ThenBy(v => v.Number).ToList();
        return new(
            upload.FileName, import.Judgement.Sheet.Name, Enum.GetValues<VerdictKind>().ToDictionary(kind => kind, import.Judgement.Count),
            verdicts.ToPage(query.Page, query.Size), import.Judgement.Notices, import.NewCategories, import.Judgement.Fingerprint);
    }
}
