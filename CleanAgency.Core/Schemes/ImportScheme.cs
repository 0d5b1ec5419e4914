using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Schemes;

[Needs(Permission.EditSchemes)]
[EveryRow("a file that is being uploaded is nobody's row yet")]
public sealed record UploadScheme(string FileName, FileBytes File) : KeepUpload(FileName, File);

internal sealed class UploadSchemeForm : KeepUploadRules<UploadScheme>;

internal sealed class UploadSchemeHandler(IAppDb db, Actor actor, Clock clock) : KeepUploadHandler<UploadScheme>(db, actor, clock);

/// <summary>All six sheets or nothing, into a new draft or over one that there is, and only what the preview has shown.</summary>
[Needs(Permission.EditSchemes)]
public sealed record ImportScheme(Guid UploadId, Guid? Into, string Fingerprint) : Command<Guid>, IAbout<UploadedSheet>, ILane
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;

    string ILane.Lane => Into is { } scheme ? $"scheme {scheme}" : "schemes";
}

internal sealed class ImportSchemeHandler(IAppDb db, IWorkbooks workbooks, Actor actor, Clock clock) : IRequestHandler<ImportScheme, Guid>
{
    public async Task<Guid> Handle(ImportScheme command, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().FindOrRefuse(command.UploadId, ct);
        var into = command.Into is { } id ? await db.Set<Scheme>().Whole().FindOrRefuse(id, ct) : null;
        var import = new SchemeImport(upload.OpenFor<UploadScheme>(workbooks), into);
        await import.RefuseTwin(db, into, ct);
        Judgement.RefuseUnlessSeen(command.Fingerprint, import.Sheets);
        var scheme = into ?? db.Set<Scheme>().Add(new(import.Contents.Name)).Entity;
        scheme.Take(import.Contents, actor.Name, clock.Now);
        db.Set<UploadedSheet>().Remove(upload);
        return scheme.Id;
    }
}

internal static class Twins
{
    /// <summary>Beside a published scheme a second one of its name could not be told from it, nor compared with it: a change is a new version.</summary>
    public static async Task RefuseTwin(this SchemeImport import, IAppDb db, Scheme? into, CancellationToken ct)
    {
        if (into is null && import.Clean && await db.Set<Scheme>().AnyAsync(s => s.Name == import.Contents.Name && s.State != SchemeState.Draft, ct))
        {
            throw new RuleBroken("Schemes.NameThere", import.Contents.Name);
        }
    }
}
