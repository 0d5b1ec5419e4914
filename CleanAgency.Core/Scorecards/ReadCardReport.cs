using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>The card as a document to be read and printed, by whoever may see it.</summary>
[Needs(Permission.SeeCards)]
public sealed record ReadCardReport(Guid CardId) : Query<CardReport>, IAbout<Scorecard>
{
    Guid IAbout<Scorecard>.RowId => CardId;
}

internal sealed class ReadCardReportHandler(IRequestHandler<ReadCard, CardDocument> cards, PanelReader panels, SchemeShelf shelf, IAppDb db) : IRequestHandler<ReadCardReport, CardReport>
{
    public async Task<CardReport> Handle(ReadCardReport query, CancellationToken ct)
    {
        var card = await db.Set<Scorecard>().AsNoTracking().FindOrRefuse(query.CardId, ct);
        var document = await cards.Handle(new(query.CardId) { OnPaper = true }, ct);
        return CardReport.Of(document, await shelf.Of(db, document.Scheme!.Id, ct)) with { Hands = HandsOn(card, await panels.Read(card, ct)) };
    }

    // One that is being corrected keeps its seal until it is locked anew, and is not what was sealed.
    private static CardReport.Signing HandsOn(Scorecard card, CardPanel.Answer panel)
    {
        var locked = card.Stage == CardStage.Locked;
        return new([.. panel.Signatures.Where(one => one.Stands).OrderBy(one => one.Post)], panel.Confirmation, panel.Objection?.Due, locked ? card.LockedAt : null, locked ? card.Seal : null);
    }
}

/// <summary>单位评分卡 as a workbook.</summary>
[Recorded]
[Needs(Permission.SeeCards)]
public sealed record ExportCard(Guid CardId) : Query<SheetFile>, IAbout<Scorecard>
{
    Guid IAbout<Scorecard>.RowId => CardId;
}

internal sealed class ExportCardHandler(IRequestHandler<ReadCard, CardDocument> cards, IWorkbooks workbooks, Clock clock, AuditNote note) : IRequestHandler<ExportCard, SheetFile>
{
    public async Task<SheetFile> Handle(ExportCard query, CancellationToken ct)
    {
        var report = CardReport.Of(await cards.Handle(new(query.CardId), ct));
        note.Say("Scorecards.Exported", report.Title, report.RoundCode);
        return SheetFile.Named("Scorecards.Sheet.File", clock.Today, title => workbooks.Write(title, CardSheets.Of(report)), report.Title);
    }
}
