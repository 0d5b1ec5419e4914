using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

internal static class OwnUnit
{
    /// <summary>Nobody decides about the own unit, nor who serves in a station of it; the refusal says who may instead.</summary>
    public static async Task RefuseOwnUnit(this IAppDb db, Actor actor, Scorecard card, CancellationToken ct)
    {
        if (await db.IsOwnUnit(actor, card, ct))
        {
            throw new RuleBroken("Scorecards.OwnUnit", card.Title);
        }
    }

    public static async Task<bool> IsOwnUnit(this IAppDb db, Actor actor, Scorecard card, CancellationToken ct) =>
        actor.UnitId is { } own && (own == card.UnitId || await db.Set<SupervisedUnit>().AnyAsync(u => u.Id == own && u.ParentId == card.UnitId, ct));
}
