using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Units;

/// <summary>All rows or none, and only what the preview has shown: the fingerprint stands for it.</summary>
[Needs(Permission.EditUnits)]
public sealed record ImportUnits(Guid UploadId, string Fingerprint) : Command, IAbout<UploadedSheet>, ILane
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;

    string ILane.Lane => "units";
}

internal sealed class ImportUnitsHandler(IAppDb db, IWorkbooks workbooks, Actor actor, Clock clock) : IRequestHandler<ImportUnits>
{
    public async Task<MediatR.Unit> Handle(ImportUnits command, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().FindOrRefuse(command.UploadId, ct);
        var import = new UnitImport(upload.OpenFor<UploadUnits>(workbooks), await db.Set<SupervisedUnit>().ToListAsync(ct));
        Judgement.RefuseUnlessSeen(command.Fingerprint, import.Judgement);
        db.Set<SupervisedUnit>().AddRange(import.Write(actor.Name, clock.Now));
        db.Set<UploadedSheet>().Remove(upload);
        return MediatR.Unit.Value;
    }
}
