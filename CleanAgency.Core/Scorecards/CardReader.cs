using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>Reads a whole card: what it says, and what is missing from it.</summary>
internal sealed class CardReader(IAppDb db, SchemeShelf shelf)
{
    public async Task<(CardContent Content, IReadOnlyList<Gap> Gaps)> Read(Scorecard card, CancellationToken ct)
    {
        var content = await Content(card.Id, ct);
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(card.RoundId, ct);
        var unit = (await db.Set<SupervisedUnit>().AsNoTracking().FindOrRefuse(card.UnitId, ct)).In(await db.FactsOf(card.RoundId, card.UnitId, ct));
        var scheme = await shelf.Of(db, round.SchemeId!.Value, ct);
        return (content, [.. scheme.Scheme.Areas.SelectMany(area => scheme.Scheme.In(area.Id)).SelectMany(item => CardGap.In(content, scheme.Item(item.Id), unit))]);
    }

    public async Task<CardContent> Content(Guid cardId, CancellationToken ct) => new(
        await db.Set<ItemScore>().AsNoTracking().Where(s => s.CardId == cardId).ToListAsync(ct),
        await db.Set<Claim>().AsNoTracking().Where(c => c.CardId == cardId && c.EndedBy == null).ToListAsync(ct),
        await db.Set<Occurrence>().AsNoTracking().Where(o => o.CardId == cardId).ToListAsync(ct),
        await db.Set<Dispute>().AsNoTracking().Where(d => d.CardId == cardId).ToListAsync(ct),
        await db.Set<Finding>().AsNoTracking().Where(f => f.CardId == cardId).ToListAsync(ct),
        await db.Set<ExtraProposal>().AsNoTracking().Where(e => e.CardId == cardId).ToListAsync(ct),
        await db.Set<AttachedFile>().AsNoTracking().Where(f => f.CardId == cardId).ToListAsync(ct));

    /// <summary>With what this very command has added to the card, or decided of it, which the database does not have yet.</summary>
    public async Task<string> Seal(Scorecard card, CancellationToken ct, UnitConfirmation? confirmation = null)
    {
        var objections = await db.Set<Objection>().Where(o => o.CardId == card.Id).ToListAsync(ct);
        var signatures = await db.Set<Signature>().Where(s => s.CardId == card.Id).ToListAsync(ct);
        var confirmations = await db.Set<UnitConfirmation>().Where(c => c.CardId == card.Id).ToListAsync(ct);
        var extras = await db.Set<ExtraProposal>().Where(e => e.CardId == card.Id).ToListAsync(ct);
        return (await Content(card.Id, ct) with { Extras = extras }).SealOf(card, signatures, objections, confirmation is null ? confirmations : [.. confirmations, confirmation]);
    }
}
