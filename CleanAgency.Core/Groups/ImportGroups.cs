using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;

namespace CleanAgency.Core.Groups;

/// <summary>All rows or none, and only what the preview has shown. It takes its turn with whatever else is done to groups.</summary>
[Needs(Permission.PlanRounds)]
public sealed record ImportGroups(Guid UploadId, Guid RoundId, string Fingerprint) : Command, IAbout<UploadedSheet>, ILane
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;

    string ILane.Lane => "groups";
}

internal sealed class ImportGroupsHandler(IAppDb db, IWorkbooks workbooks, Actor actor, Clock clock) : IRequestHandler<ImportGroups>
{
    public async Task<Unit> Handle(ImportGroups command, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().FindOrRefuse(command.UploadId, ct);
        var import = await GroupImport.Of(upload.OpenFor<UploadGroups>(workbooks), db, command.RoundId, ct);
        Judgement.RefuseUnlessSeen(command.Fingerprint, import.Judgement);
        db.Set<SupervisionGroup>().AddRange(import.Write(actor.Name, clock.Now, clock.Today));
        db.Set<UploadedSheet>().Remove(upload);
        return Unit.Value;
    }
}
