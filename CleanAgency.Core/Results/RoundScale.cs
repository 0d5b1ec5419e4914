using CleanAgency.Core.Common;

namespace CleanAgency.Core.Results;

/// <summary>How lenient the groups of a round are, by what they judged themselves, without the extras that others decide and before anything is adjusted: by totals, which inform, and by items, which give the verdict.</summary>
public sealed record RoundScale(Leniency Totals, ItemLeniency Items)
{
    public static RoundScale Of(RoundFigures figures)
    {
        var cards = (from unit in figures.Units
                     from card in unit.Cards
                     where card.Locked
                     select (Unit: unit.Id, Sum: CardSum.Of(figures.Scheme, figures.Policy, card, [], Points.Zero))).ToList();
        return new(
            Leniency.Of([.. from card in cards where card.Sum.Raw is not null select new GroupScore(card.Unit, card.Sum.Card.GroupId, Number(card.Sum.Raw!.Value))]),
            ItemLeniency.Of(
                [.. from card in cards
                    from item in card.Sum.Items
                    where item is { Applies: true, Raw: not null }
                    select new ItemMark(card.Unit, item.Item.Id, card.Sum.Card.GroupId, item.Raw!.Value, item.Item.Max)],
                figures.Policy.Total, figures.Policy.Calibration.MaxAdjustment));
    }

    private static double Number(Exact exact) => (double)exact.Numerator / (double)exact.Denominator;
}
