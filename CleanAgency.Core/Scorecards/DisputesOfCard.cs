using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

internal static class DisputesOfCard
{
    /// <summary>All of them each time: they are few, and an opinion or an outcome changes one that came long before.</summary>
    public static async Task<IReadOnlyList<CardDocument.DisputePart>> DisputesOf(this IAppDb db, Guid cardId, CancellationToken ct)
    {
        var voices = (await db.Set<Opinion>().AsNoTracking().Where(o => o.CardId == cardId).OrderBy(o => o.At).ToListAsync(ct)).ToLookup(o => o.DisputeId, o => new CardDocument.Voice(o.Id, o.Text, o.By, o.ByName, o.At, o.DeviceAt, o.Number));
        return [.. (await db.Set<Dispute>().AsNoTracking().Where(d => d.CardId == cardId).OrderBy(d => d.At).ToListAsync(ct)).Select(d => new CardDocument.DisputePart(
            d.Id, d.ItemId, d.Text, d.By, d.ByName, d.At, d.DeviceAt, d.Number, [.. voices[d.Id]], d.SettledAt is { } at ? new(d.Outcome!, d.SettledBy!, at) : null))];
    }
}
