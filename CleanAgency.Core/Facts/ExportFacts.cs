using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Facts;

/// <summary>The facts of the list, in the columns of the import. An export leaves the house: the audit keeps who took it.</summary>
[Recorded]
[Needs(Permission.SeeFacts)]
public sealed record ExportFacts(FactFilter Filter) : Query<SheetFile>, IAmong<UnitFact>;

internal sealed class ExportFactsHandler(Rows<UnitFact> rows, IAppDb db, IWorkbooks workbooks, Clock clock, AuditNote note) : IRequestHandler<ExportFacts, SheetFile>
{
    public async Task<SheetFile> Handle(ExportFacts query, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().CurrentFirst(clock.Today).FirstOrDefaultAsync(r => query.Filter.Round == null || r.Id == query.Filter.Round, ct) ?? throw new RuleBroken("Common.Gone");
        var facts = await rows.Visible.AsNoTracking().Matching(query.Filter with { Round = round.Id }, db).ToListAsync(ct);
        note.Say("Facts.Exported", round.Code, facts.Count);
        return SheetFile.Named("Facts.Sheet.File", clock.Today, title => workbooks.Write(title, FactSheet.Layout.With(facts.Select(x => new FactRow(x.Unit.Code, round.Code, x.Fact.Name, x.Fact.Content)))));
    }
}

[Needs(Permission.EditFacts)]
[EveryRow("an empty form has no rows")]
public sealed record FactTemplate : Query<SheetFile>;

internal sealed class FactTemplateHandler(IWorkbooks workbooks, Clock clock) : TemplateHandler<FactTemplate>(workbooks, clock, "Facts.Sheet.Template", FactSheet.Layout.Template());

/// <summary>The uploaded file once more, with a verdict and its reason in front of every row.</summary>
[Needs(Permission.EditFacts)]
public sealed record AnnotatedFacts(Guid UploadId) : Query<SheetFile>, IAbout<UploadedSheet>
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;
}

internal sealed class AnnotatedFactsHandler(IAppDb db, IWorkbooks workbooks, Clock clock) : IRequestHandler<AnnotatedFacts, SheetFile>
{
    public async Task<SheetFile> Handle(AnnotatedFacts query, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().FindOrRefuse(query.UploadId, ct);
        var import = await FactImport.Of(upload.OpenFor<UploadFacts>(workbooks), db, clock.Today, ct);
        return SheetFile.Named("Facts.Sheet.Annotated", clock.Today, title => workbooks.Annotate(title, import.Judgement));
    }
}
