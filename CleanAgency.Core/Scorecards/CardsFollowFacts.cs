using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>What is known about a unit has changed: whatever was said on its open cards is judged again by it.</summary>
internal sealed class CardsFollowFacts(IAppDb db, SchemeShelf shelf, Actor actor, Clock clock) : INotificationHandler<FactsChanged>
{
    public async Task Handle(FactsChanged changed, CancellationToken ct)
    {
        var open = db.Set<Scorecard>().Where(c => c.RoundId == changed.RoundId && c.UnitId == changed.UnitId && (c.Stage == CardStage.Open || c.Stage == CardStage.Deliberating));
        var scores = await db.Set<ItemScore>().Where(s => open.Any(c => c.Id == s.CardId)).ToListAsync(ct);
        if (scores.Count == 0)
        {
            return;
        }

        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(changed.RoundId, ct);
        var scheme = await shelf.Of(db, round.SchemeId!.Value, ct);
        var unit = (await db.Set<SupervisedUnit>().AsNoTracking().FindOrRefuse(changed.UnitId, ct)).In(await Known(changed, ct));
        var claims = (await db.Set<Claim>().Where(c => c.EndedBy == null && open.Any(card => card.Id == c.CardId)).ToListAsync(ct)).ToLookup(c => (c.CardId, c.ItemId));
        var entries = (await db.Set<Occurrence>().Where(o => open.Any(card => card.Id == o.CardId)).ToListAsync(ct)).ToLookup(o => (o.CardId, o.ItemId));
        foreach (var score in scores.Where(score => scheme.Item(score.ItemId).Facts.Count > 0))
        {
            var place = (score.CardId, score.ItemId);
            new OpenItem(score, scheme.Item(score.ItemId), unit, claims[place], entries[place], new(actor.Id, actor.Name, clock.Now)).JudgeAgain();
        }
    }

    // Nothing is saved yet: what was entered, corrected or removed stands beside the database.
    private async Task<IEnumerable<UnitFact>> Known(FactsChanged changed, CancellationToken ct)
    {
        var facts = db.Set<UnitFact>();
        await facts.Where(f => f.RoundId == changed.RoundId && f.UnitId == changed.UnitId).LoadAsync(ct);
        return facts.Local.Where(f => f.RoundId == changed.RoundId && f.UnitId == changed.UnitId);
    }
}
