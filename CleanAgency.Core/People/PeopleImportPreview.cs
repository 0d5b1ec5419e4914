using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>What the file would do, row by row. Nothing is written.</summary>
[Needs(Permission.ManagePeople)]
public sealed record PeopleImportPreview(Guid UploadId, VerdictKind? Only = null, int Page = 1, int Size = 50) : Query<PeopleImportPreview.Answer>, IAbout<UploadedSheet>
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;

    /// <param name="Newcomers">They get an account each, and a slip with its one-time password; unit by unit, as slips are handed out.</param>
    /// <param name="Proposals">How many roles would be put before the security administrator.</param>
    public sealed record Answer(ImportPreview Shown, IReadOnlyList<Newcomer> Newcomers, int Proposals) : ImportPreview(Shown);

    public sealed record Newcomer(string Account, string Name, string Unit);
}

internal sealed class PeopleImportPreviewHandler(IAppDb db, IWorkbooks workbooks, Clock clock) : IRequestHandler<PeopleImportPreview, PeopleImportPreview.Answer>
{
    public async Task<PeopleImportPreview.Answer> Handle(PeopleImportPreview query, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().FindOrRefuse(query.UploadId, ct);
        var import = await PeopleImport.Of(upload.OpenFor<UploadPeople>(workbooks), db, clock.Today, ct);
        var units = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Code, u => u.Name, ct);
        return new(
            ImportPreview.Of(upload, import.Judgement, query.Only, query.Page, query.Size),
            [.. import.NewRows.OrderBy(row => row.UnitCode).ThenBy(row => row.Account).Select(row => new PeopleImportPreview.Newcomer(row.Account, row.Name, units.GetValueOrDefault(row.UnitCode, "")))],
            import.Judgement.Rows.Where(r => r.Kind is VerdictKind.New or VerdictKind.Changed).Sum(r => PeopleImport.Asked(r.Row!, r.Was).Count()));
    }
}
