using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>The people of the list, in the columns of the import. An export leaves the house: the audit keeps who took it.</summary>
[Recorded]
[Needs(Permission.SeePeople)]
public sealed record ExportPeople(PersonFilter Filter) : Query<SheetFile>, IAmong<Person>;

internal sealed class ExportPeopleHandler(Rows<Person> rows, IAppDb db, IAccounts accounts, IWorkbooks workbooks, Clock clock, AuditNote note) : IRequestHandler<ExportPeople, SheetFile>
{
    public async Task<SheetFile> Handle(ExportPeople query, CancellationToken ct)
    {
        var matching = await rows.Visible.Matching(query.Filter, db, accounts, ct);
        var people = await matching.AsNoTracking().Include(p => p.Grants).Include(p => p.Postings).OrderBy(p => p.Account).ToListAsync(ct);
        var codes = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Id, u => u.Code, ct);
        note.Say("People.Exported", people.Count);
        return SheetFile.Named("People.Sheet.File", clock.Today, title => workbooks.Write(title, PeopleSheet.Layout.With(people.Select(p => PersonRow.Of(p, codes, [])))));
    }
}

[Needs(Permission.ManagePeople)]
[EveryRow("an empty form has no rows")]
public sealed record PeopleTemplate : Query<SheetFile>;

internal sealed class PeopleTemplateHandler(IWorkbooks workbooks, Clock clock) : TemplateHandler<PeopleTemplate>(workbooks, clock, "People.Sheet.Template", PeopleSheet.Layout.Template());

/// <summary>The uploaded file once more, with a verdict and its reason in front of every row.</summary>
[Needs(Permission.ManagePeople)]
public sealed record AnnotatedPeople(Guid UploadId) : Query<SheetFile>, IAbout<UploadedSheet>
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;
}

internal sealed class AnnotatedPeopleHandler(IAppDb db, IWorkbooks workbooks, Clock clock) : IRequestHandler<AnnotatedPeople, SheetFile>
{
    public async Task<SheetFile> Handle(AnnotatedPeople query, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().FindOrRefuse(query.UploadId, ct);
        var import = await PeopleImport.Of(upload.OpenFor<UploadPeople>(workbooks), db, clock.Today, ct);
        return SheetFile.Named("People.Sheet.Annotated", clock.Today, title => workbooks.Annotate(title, import.Judgement));
    }
}
