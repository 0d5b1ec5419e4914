using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>
/// What the groups judged, as a version of a result has it: while nothing is frozen that of the cards, afterwards what was frozen, read back from the explanations and laid
/// to the cards that the version has committed to. Without the extras, which others decide.
/// </summary>
internal sealed class VersionMarks(FiguresReader figures, SchemeShelf shelf, IAppDb db)
{
    /// <summary>Null: cards were opened since, and not every card that judged stands in the explanations.</summary>
    public async Task<RoundFigures?> Of(Round round, RoundResult result, CancellationToken ct)
    {
        if (!result.IsFrozen)
        {
            return await figures.Of(round.Id, ct);
        }

        var lines = await db.Set<ResultLine>().AsNoTracking().Where(line => line.ResultId == result.Id).OrderBy(line => line.Place).ToListAsync(ct);
        var cards = (await db.CardsOf(result.Id).ToListAsync(ct)).ToLookup(card => card.UnitId);
        var told = lines.Select(line => (Line: line, Cards: cards[line.UnitId].ToList(), Counted: CountedCard.In(line.Content))).ToList();
        if (told.Any(unit => unit.Cards.Count != unit.Counted.Count))
        {
            // By the first group alone, or nothing at all: the rest stands on the cards only.
            return result.Corrected ? null : await figures.Of(round.Id, ct);
        }

        var scheme = await shelf.Of(db, round.SchemeId!.Value, ct);
        var items = scheme.Ordered.ToDictionary(item => item.Code, item => item.Id);
        return new(round.Id, round.Code, round.Name, scheme, await db.PolicyOf(round, ct), [.. told.Select(unit => new UnitFigures(
            unit.Line.UnitId, unit.Line.Code, unit.Line.Unit, unit.Line.Place, unit.Line.Category, [.. unit.Cards.Zip(unit.Counted, (card, counted) => Figures(card, counted, items))],
            new Dictionary<string, KnownFact>()))]);
    }

    // What nobody scored is missing, as it is among the figures of a card.
    private static CardFigures Figures(VersionCard card, CountedCard counted, Dictionary<string, Guid> items) =>
        new(card.Id, card.GroupId, card.Number, counted.Group, card.Second, true, counted.Items.ToDictionary(item => items[item.Code], Figure), []);

    private static ItemFigure Figure(CountedItem item) => item.Points is null ? new(ItemState.NotApplicable, null) : new(ItemState.Scored, item.Judged);
}
