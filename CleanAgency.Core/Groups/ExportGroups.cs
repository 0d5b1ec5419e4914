using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>The groups of a round in the columns of the import, to be changed and brought back. An export leaves the house: the audit keeps who took it.</summary>
[Recorded]
[Needs(Permission.PlanRounds)]
public sealed record ExportGroups(Guid RoundId) : Query<SheetFile>, IAbout<Round>
{
    Guid IAbout<Round>.RowId => RoundId;
}

internal sealed class ExportGroupsHandler(IAppDb db, IWorkbooks workbooks, Clock clock, AuditNote note) : IRequestHandler<ExportGroups, SheetFile>
{
    public async Task<SheetFile> Handle(ExportGroups query, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(query.RoundId, ct);
        var groups = await db.Set<SupervisionGroup>().AsNoTracking().Include(g => g.Members).Where(g => g.RoundId == round.Id).OrderBy(g => g.Number).ToListAsync(ct);
        var people = await db.Set<Person>().AsNoTracking().Where(p => db.MembersNow(round.Id).Any(m => m.PersonId == p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var codes = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Id, u => u.Code, ct);
        note.Say("Groups.MembersExported", round.Code, groups.Count, people.Count);
        return SheetFile.Named("Groups.Members.File", clock.Today, title => workbooks.Write(title, GroupSheet.Layout.With(groups.SelectMany(g => GroupRow.Of(g, people, codes)))));
    }
}

[Needs(Permission.PlanRounds)]
[EveryRow("an empty form has no rows")]
public sealed record GroupTemplate : Query<SheetFile>;

internal sealed class GroupTemplateHandler(IWorkbooks workbooks, Clock clock) : TemplateHandler<GroupTemplate>(workbooks, clock, "Groups.Members.Template", GroupSheet.Layout.Template());

/// <summary>The uploaded file once more, with a verdict and its reason in front of every row.</summary>
[Needs(Permission.PlanRounds)]
public sealed record AnnotatedGroups(Guid UploadId, Guid RoundId) : Query<SheetFile>, IAbout<UploadedSheet>
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;
}

internal sealed class AnnotatedGroupsHandler(IAppDb db, IWorkbooks workbooks, Clock clock) : IRequestHandler<AnnotatedGroups, SheetFile>
{
    public async Task<SheetFile> Handle(AnnotatedGroups query, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().AsNoTracking().FindOrRefuse(query.UploadId, ct);
        var import = await GroupImport.Of(upload.OpenFor<UploadGroups>(workbooks), db, query.RoundId, ct);
        return SheetFile.Named("Groups.Members.Annotated", clock.Today, title => workbooks.Annotate(title, import.Judgement));
    }
}
