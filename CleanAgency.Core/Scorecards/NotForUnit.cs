using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// An item that is not for the unit is touched by nobody: while a card is scored, facts say so each time it is read. From its signatures on the card says
/// it itself, and a fact that is corrected afterwards changes neither what was signed nor its sum.
/// </summary>
internal static class NotForUnit
{
    /// <summary>The card is signed: nothing is missing from it, so an item without a score is not for the unit.</summary>
    public static async Task Settle(this IAppDb db, Scorecard card, CardContent content, SchemeShelf shelf, DateTime at, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(card.RoundId, ct);
        var unit = (await db.Set<SupervisedUnit>().AsNoTracking().FindOrRefuse(card.UnitId, ct)).In(await db.FactsOf(card.RoundId, card.UnitId, ct));
        var touched = content.Items.Select(score => score.ItemId).ToHashSet();
        foreach (var item in (await shelf.Of(db, round.SchemeId!.Value, ct)).Items.Values.Where(item => !touched.Contains(item.Id)))
        {
            db.Set<ItemScore>().Add(Of(card, item, item.Applies.Judge(unit).Explanation, at));
        }
    }

    /// <summary>The card is opened again: facts say it again.</summary>
    public static async Task Unsettle(this IAppDb db, Guid cardId, CancellationToken ct) =>
        db.Set<ItemScore>().RemoveRange(await db.Set<ItemScore>().Where(score => score.CardId == cardId && score.Strokes == 0).ToListAsync(ct));

    public static ItemScore Of(Scorecard card, CardItem item, Explanation why, DateTime at)
    {
        var score = new ItemScore(card, item.Id, item.Code);
        score.Judge(new(ItemState.NotApplicable, why));
        score.Touch(at);
        return score;
    }
}
