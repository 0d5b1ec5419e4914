using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>Reckons the seals of many cards by what they say now: a handful of questions, however many they are.</summary>
internal sealed class CardSeals(IAppDb db)
{
    public async Task<IReadOnlyDictionary<Guid, string>> Of(IQueryable<Scorecard> cards, CancellationToken ct)
    {
        var items = (await db.Set<ItemScore>().AsNoTracking().Where(s => cards.Any(c => c.Id == s.CardId)).ToListAsync(ct)).ToLookup(s => s.CardId);
        var claims = (await db.Set<Claim>().AsNoTracking().Where(s => s.EndedBy == null && cards.Any(c => c.Id == s.CardId)).ToListAsync(ct)).ToLookup(s => s.CardId);
        var entries = (await db.Set<Occurrence>().AsNoTracking().Where(s => cards.Any(c => c.Id == s.CardId)).ToListAsync(ct)).ToLookup(s => s.CardId);
        var disputes = (await db.Set<Dispute>().AsNoTracking().Where(s => cards.Any(c => c.Id == s.CardId)).ToListAsync(ct)).ToLookup(s => s.CardId);
        var findings = (await db.Set<Finding>().AsNoTracking().Where(s => cards.Any(c => c.Id == s.CardId)).ToListAsync(ct)).ToLookup(s => s.CardId);
        var extras = (await db.Set<ExtraProposal>().AsNoTracking().Where(s => cards.Any(c => c.Id == s.CardId)).ToListAsync(ct)).ToLookup(s => s.CardId);
        var files = (await db.Set<AttachedFile>().AsNoTracking().Where(s => cards.Any(c => c.Id == s.CardId)).ToListAsync(ct)).ToLookup(s => s.CardId);
        var signatures = (await db.Set<Signature>().AsNoTracking().Where(s => cards.Any(c => c.Id == s.CardId)).ToListAsync(ct)).ToLookup(s => s.CardId);
        var objections = (await db.Set<Objection>().AsNoTracking().Where(s => cards.Any(c => c.Id == s.CardId)).ToListAsync(ct)).ToLookup(s => s.CardId);
        var confirmations = (await db.Set<UnitConfirmation>().AsNoTracking().Where(s => cards.Any(c => c.Id == s.CardId)).ToListAsync(ct)).ToLookup(s => s.CardId);
        return (await cards.AsNoTracking().ToListAsync(ct)).ToDictionary(card => card.Id, card =>
            new CardContent([.. items[card.Id]], [.. claims[card.Id]], [.. entries[card.Id]], [.. disputes[card.Id]], [.. findings[card.Id]], [.. extras[card.Id]], [.. files[card.Id]])
                .SealOf(card, signatures[card.Id], objections[card.Id], confirmations[card.Id]));
    }
}
