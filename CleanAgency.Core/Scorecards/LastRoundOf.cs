using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>上轮扣分: what the unit's locked card of the round before says, item by item. Schemes change; an item is known by its lineage.</summary>
internal sealed class LastRoundOf(IAppDb db)
{
    public async Task<IReadOnlyDictionary<Guid, CardDocument.Last>> Of(Round round, Guid unitId, CancellationToken ct)
    {
        // Of an anchor unit's two cards that of its own group.
        if (round.PreviousId is not { } previous
            || await db.Set<Scorecard>().AsNoTracking().Where(c => c.RoundId == previous && c.UnitId == unitId && c.Stage == CardStage.Locked).OrderBy(c => c.Second).FirstOrDefaultAsync(ct) is not { } card)
        {
            return new Dictionary<Guid, CardDocument.Last>();
        }

        var name = await db.Set<Round>().Where(r => r.Id == previous).Select(r => r.Name).SingleAsync(ct);
        var scored = await (
            from score in db.Set<ItemScore>().AsNoTracking()
            where score.CardId == card.Id && score.State == ItemState.Scored
            join item in db.Set<Indicator>() on score.ItemId equals item.Id
            select new { item.Lineage, item.Max, Score = score }).ToListAsync(ct);
        return scored.ToDictionary(one => one.Lineage, one => new CardDocument.Last(name, (one.Max - one.Score.Points!.Value).Hundredths, Why(one.Score.Why, one.Max)));
    }

    // What took points; a rule that gives by bands or levels has only what it gave.
    private static string Why(Explanation why, Points max)
    {
        var taken = why.Lines.Where(line => line.Points < Points.Zero).ToList();
        return why.Total == max ? "" : (taken.Count > 0 ? taken : why.Lines).Select(line => line.Say()).DefaultIfEmpty("").Aggregate((said, next) => RuleTexts.Say("Scorecards.Then", said, next));
    }
}
