using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;

namespace CleanAgency.Core.Scorecards;

/// <summary>回填表: the workbook into which this card is copied from paper.</summary>
[Needs(Permission.Score)]
public sealed record PaperTemplate(Guid CardId) : Query<SheetFile>, IAbout<Scorecard>
{
    Guid IAbout<Scorecard>.RowId => CardId;
}

internal sealed class PaperTemplateHandler(PaperDesk desk, IWorkbooks workbooks, Clock clock) : IRequestHandler<PaperTemplate, SheetFile>
{
    public async Task<SheetFile> Handle(PaperTemplate query, CancellationToken ct)
    {
        var (card, sheets) = await desk.Blank(query.CardId, ct);
        return SheetFile.Named("Scorecards.Paper.File", clock.Today, title => workbooks.Template(title, sheets), card.Title);
    }
}

[Needs(Permission.Score)]
[EveryRow("a file that is being uploaded is nobody's row yet")]
public sealed record UploadPaper(string FileName, FileBytes File) : KeepUpload(FileName, File);

internal sealed class UploadPaperForm : KeepUploadRules<UploadPaper>;

internal sealed class UploadPaperHandler(IAppDb db, Actor actor, Clock clock) : KeepUploadHandler<UploadPaper>(db, actor, clock);

/// <summary>The uploaded file once more, with a verdict and its reason in front of every row.</summary>
[Needs(Permission.Score)]
public sealed record AnnotatedPaper(Guid CardId, Guid UploadId) : Query<SheetFile>, IAbout<Scorecard>
{
    Guid IAbout<Scorecard>.RowId => CardId;
}

internal sealed class AnnotatedPaperHandler(PaperDesk desk, IWorkbooks workbooks, Clock clock) : IRequestHandler<AnnotatedPaper, SheetFile>
{
    public async Task<SheetFile> Handle(AnnotatedPaper query, CancellationToken ct)
    {
        var (_, card, import) = await desk.Read(query.CardId, query.UploadId, ct);
        return SheetFile.Named("Scorecards.Paper.Annotated", clock.Today, title => workbooks.Annotate(title, import.Judgement, import.Head), card.Title);
    }
}
