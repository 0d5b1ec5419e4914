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

    public sealed record Answer(ImportPreview Shown, IReadOnlyList<string> NewCategories) : ImportPreview(Shown);
}

internal sealed class UnitImportPreviewHandler(IAppDb db, IWorkbooks workbooks) : IRequestHandler<UnitImportPreview, UnitImportPreview.Answer>
{
    public async Task<UnitImportPreview.Answer> Handle(UnitImportPreview query, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().AsNoTracking().FindOrRefuse(query.UploadId, ct);
        var import = new UnitImport(upload.OpenFor<UploadUnits>(workbooks), await db.Set<SupervisedUnit>().AsNoTracking().ToListAsync(ct));
        return new(ImportPreview.Of(upload, import.Judgement, query.Only, query.Page, query.Size), import.NewCategories);
    }
}
