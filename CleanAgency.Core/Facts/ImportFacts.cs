using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;

namespace CleanAgency.Core.Facts;

/// <summary>All rows or none, and only what the preview has shown. A fact that changes has to be confirmed anew.</summary>
[Needs(Permission.EditFacts)]
public sealed record ImportFacts(Guid UploadId, string Fingerprint) : Command, IAbout<UploadedSheet>, ILane
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;

    string ILane.Lane => "facts";
}

internal sealed class ImportFactsHandler(IAppDb db, IWorkbooks workbooks, Clock clock) : IRequestHandler<ImportFacts>
{
    public async Task<Unit> Handle(ImportFacts command, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().FindOrRefuse(command.UploadId, ct);
        var import = await FactImport.Of(upload.OpenFor<UploadFacts>(workbooks), db, clock.Today, ct);
        Judgement.RefuseUnlessSeen(command.Fingerprint, import.Judgement);
        db.Set<UnitFact>().AddRange(import.Write());
        db.Set<UploadedSheet>().Remove(upload);
        return Unit.Value;
    }
}
