using CleanAgency.Core.Common;

namespace CleanAgency.Core.Results;

/// <summary>
/// What a card contributed to a unit's result, read back from the explanation that was frozen with it: the workbook of an approved
/// version says what was approved, whatever happens to the cards afterwards.
/// </summary>
/// <param name="Negative">Never above zero.</param>
internal sealed record CountedCard(string Group, IReadOnlyList<CountedItem> Items, Points Earned, Points Max, Points Total, Points Bonus, Points Negative, Points Adjustment)
{
    public bool Scores => !Max.IsZero;

    /// <summary>As it counts, before the mean: rounded only by the reader's eye.</summary>
    public decimal Score => Math.Max(0, Math.Max(0, (Earned.Value / Max.Value * Total.Value) + Bonus.Value + Negative.Value) + Adjustment.Value);

    public static IReadOnlyList<CountedCard> In(LineContent line)
    {
        List<CountedCard> cards = [];
        List<CountedItem> items = [];
        foreach (var step in line.Why.Lines)
        {
            if (step.Code == "Results.Why.Card")
            {
                cards.Add(new((string)step.Arguments[0], items = [], default, default, default, default, default, default));
            }
            else if (CountedItem.In(step) is { } item)
            {
                items.Add(item);
            }
            else if (cards.Count > 0)
            {
                cards[^1] = cards[^1].With(step);
            }
        }

        return cards;
    }

    private CountedCard With(ExplanationLine step) => step.Code switch
    {
        "Results.Why.Scaled" => this with { Earned = (Points)step.Arguments[0], Max = (Points)step.Arguments[1], Total = (Points)step.Arguments[2] },
        "Results.Why.Adjusted" => this with { Adjustment = (Points)step.Arguments[1] },
        "Schemes.Why.Bonus" or "Schemes.Why.BonusAtMost" or "Scorecards.Why.BonusCap" => this with { Bonus = Bonus + step.Points },
        "Schemes.Why.Negative" or "Scorecards.Why.NegativeCap" => this with { Negative = Negative + step.Points },
        _ => this,
    };
}

/// <param name="Points">Null: not applicable.</param>
/// <param name="Zeroed">What was said where it counts nothing because of another fault.</param>
internal sealed record CountedItem(string Code, string Name, Points? Points, Points Max, ExplanationLine? Zeroed = null)
{
    /// <summary>An item that was taken away for another fault is lost whole.</summary>
    public Points Lost => Points is { } points ? Max - points : Common.Points.Zero;

    /// <summary>What the group gave it, before it was taken away.</summary>
    public Points? Judged => Zeroed is { } zeroed ? (Points)zeroed.Arguments[2] : Points;

    public static CountedItem? In(ExplanationLine step) => step.Code switch
    {
        "Results.Why.Item" => new((string)step.Arguments[0], (string)step.Arguments[1], (Points)step.Arguments[2], (Points)step.Arguments[3]),
        "Results.Why.ItemZeroed" => new((string)step.Arguments[0], (string)step.Arguments[1], Common.Points.Zero, (Points)step.Arguments[4], step),
        "Results.Why.ItemNotApplicable" => new((string)step.Arguments[0], (string)step.Arguments[1], null, Common.Points.Zero),
        _ => null,
    };
}
