using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>Where a card that was filled in on paper is copied from: its workbook, and what an uploaded one would enter. Only for who may score the card now.</summary>
internal sealed class PaperDesk(ScoringDesk desk, SchemeShelf shelf, IAppDb db, Rows<UploadedSheet> uploads, IWorkbooks workbooks, Actor actor)
{
    public async Task<(Scorecard Card, SheetContent[] Sheets)> Blank(Guid cardId, CancellationToken ct)
    {
        var (card, round, scheme) = await Open(cardId, ct);
        var unit = await db.Set<SupervisedUnit>().AsNoTracking().FindOrRefuse(card.UnitId, ct);
        var known = unit.In(await db.FactsOf(round.Id, unit.Id, ct));
        var rows =
            from area in scheme.Scheme.Areas
            from indicator in scheme.Scheme.In(area.Id)
            let item = scheme.Item(indicator.Id)
            where item.Applies.Judge(known).Applies != Applies.No
            from line in PaperLine.Of(item, known.Facts)
            select new PaperRow(item.Code, item.Indicator.Name, line.Name, line.How);
        return (card, [PaperSheet.Layout.With(rows), PaperHeadSheet.Layout.Of(card, unit.Name, round.Name, scheme.Scheme.Name)]);
    }

    public async Task<(UploadedSheet Upload, Scorecard Card, PaperImport Import)> Read(Guid cardId, Guid uploadId, CancellationToken ct)
    {
        var (card, _, scheme) = await Open(cardId, ct);
        var upload = await uploads.Visible.FindOrRefuse(uploadId, ct);
        var claims = await db.Set<Claim>().AsNoTracking().Where(c => c.CardId == card.Id).ToListAsync(ct);
        var entries = await db.Set<Occurrence>().AsNoTracking().Where(o => o.CardId == card.Id).ToListAsync(ct);
        return (upload, card, new(upload.OpenFor<UploadPaper>(workbooks), card, scheme, claims, entries, actor.Id));
    }

    private async Task<(Scorecard Card, Round Round, CardScheme Scheme)> Open(Guid cardId, CancellationToken ct)
    {
        var (card, _) = await desk.Card(cardId, ct);
        card.RefuseTap(card.Epoch);
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(card.RoundId, ct);
        return (card, round, await shelf.Of(db, round.SchemeId!.Value, ct));
    }
}
