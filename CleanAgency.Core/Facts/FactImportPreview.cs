using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;

namespace CleanAgency.Core.Facts;

/// <summary>What the file would do, row by row. Nothing is written.</summary>
[Needs(Permission.EditFacts)]
public sealed record FactImportPreview(Guid UploadId, VerdictKind? Only = null, int Page = 1, int Size = 50) : Query<FactImportPreview.Answer>, IAbout<UploadedSheet>
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;

    /// <param name="Unasked">Names that no item of the rounds' schemes reads: perhaps meant so, perhaps a slip of the pen.</param>
    public sealed record Answer(ImportPreview Shown, IReadOnlyList<string> Unasked) : ImportPreview(Shown);
}

internal sealed class FactImportPreviewHandler(IAppDb db, IWorkbooks workbooks, Clock clock) : IRequestHandler<FactImportPreview, FactImportPreview.Answer>
{
    public async Task<FactImportPreview.Answer> Handle(FactImportPreview query, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().FindOrRefuse(query.UploadId, ct);
        var import = await FactImport.Of(upload.OpenFor<UploadFacts>(workbooks), db, clock.Today, ct);
        List<string> asked = [];
        foreach (var round in import.Rounds.Where(round => round.SchemeId is not null))
        {
            asked.AddRange(await db.FactsAskedBy(round, ct));
        }

        return new(ImportPreview.Of(upload, import.Judgement, query.Only, query.Page, query.Size), asked.Count == 0 ? [] : [.. import.Names.Except(asked)]);
    }
}
