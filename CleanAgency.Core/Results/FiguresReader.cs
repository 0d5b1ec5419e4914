using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>
/// Reads the figures of a whole round, always in the same few queries however many units there are. Only what counts is read: columns, never the rows
/// with their explanations.
/// </summary>
public sealed class FiguresReader(IAppDb db, SchemeShelf shelf)
{
    public async Task<RoundFigures> Of(Guid roundId, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(roundId, ct);
        var scheme = await shelf.Of(db, round.SchemeId ?? throw new RuleBroken("Rounds.NoScheme"), ct);
        var units = await (
            from scope in db.Set<RoundUnit>()
            where scope.RoundId == roundId
            join unit in db.Set<SupervisedUnit>() on scope.UnitId equals unit.Id
            select new { unit.Id, unit.Code, unit.Name, unit.Sequence, scope.Category }).ToListAsync(ct);
        var cards = (await Cards(roundId, ct)).ToLookup(card => card.UnitId, card => card.Figures);
        var facts = (await db.Set<UnitFact>().Where(fact => fact.RoundId == roundId).Select(fact => new { fact.UnitId, fact.Name, fact.Value, fact.Whole }).ToListAsync(ct)).ToLookup(fact => fact.UnitId);
        return new(roundId, round.Code, round.Name, scheme, await db.PolicyOf(round, ct),
            [.. units.Select(unit => new UnitFigures(
                unit.Id, unit.Code, unit.Name, unit.Sequence, unit.Category, [.. cards[unit.Id]], facts[unit.Id].ToDictionary(fact => fact.Name, fact => new KnownFact(fact.Value, fact.Whole))))]);
    }

    private async Task<IEnumerable<(Guid UnitId, CardFigures Figures)>> Cards(Guid roundId, CancellationToken ct)
    {
        var counted = db.Set<Scorecard>().Where(card => card.RoundId == roundId && card.Stage != CardStage.SetAside);
        var cards = await (
            from card in counted
            join grp in db.Set<SupervisionGroup>() on card.GroupId equals grp.Id
            select new { card.Id, card.UnitId, card.GroupId, grp.Number, grp.Name, card.Second, card.Stage }).ToListAsync(ct);
        var items = (await (
            from item in db.Set<ItemScore>()
            join card in counted on item.CardId equals card.Id
            select new { item.CardId, item.ItemId, item.State, item.Points }).ToListAsync(ct)).ToLookup(item => item.CardId);
        var extras = (await db.Set<ExtraProposal>().AsNoTracking().Where(extra => extra.State == ExtraState.Accepted && counted.Any(card => card.Id == extra.CardId)).ToListAsync(ct)).ToLookup(extra => extra.CardId);
        return cards.Select(card => (card.UnitId, new CardFigures(
            card.Id, card.GroupId, card.Number, card.Name, card.Second, card.Stage == CardStage.Locked,
            items[card.Id].ToDictionary(item => item.ItemId, item => new ItemFigure(item.State, item.Points)), [.. extras[card.Id].Select(extra => extra.AsAccepted()).OfType<AcceptedExtra>()])));
    }
}
