using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Core.Results;

/// <summary>What one item of a card counts.</summary>
/// <param name="Raw">What its rule gave.</param>
/// <param name="ZeroedBy">The code of the accepted negative rule that makes it count nothing.</param>
public sealed record ItemSum(Indicator Item, ItemState State, Points? Raw, string? ZeroedBy)
{
    public bool Applies => State != ItemState.NotApplicable;

    public Points Counted => ZeroedBy is null ? Raw ?? Points.Zero : Points.Zero;

    public bool IsZero => Applies && Counted.IsZero;
}

/// <summary>
/// One card added up: the items, 折算 to the whole, what is accepted beside them, and what its group is adjusted by. Exact; only a unit's score is rounded.
/// </summary>
/// <param name="Beside">What is accepted about the unit, on whichever of its cards it was proposed: the mean of two cards would else count it half.</param>
public sealed record CardSum(CardFigures Card, IReadOnlyList<ItemSum> Items, ExtraTotals Beside, Points Total, Points Adjustment)
{
    public Points Earned { get; } = Items.Sum(item => item.Counted);

    public Points ApplicableMax { get; } = Items.Where(item => item.Applies).Sum(item => item.Item.Max);

    public Points Bonus => Beside.Bonus.Total;

    /// <summary>Never above zero.</summary>
    public Points Negative => Beside.Negative.Total;

    /// <summary>折算: what was earned of what applies, of the whole. Null while nothing applies: then there is no score.</summary>
    public Exact? Scaled => ApplicableMax.IsZero ? null : Exact.Of(Earned) / Exact.Of(ApplicableMax) * Exact.Of(Total);

    /// <summary>As the group has scored it.</summary>
    public Exact? Raw => Scaled is { } scaled ? Exact.Max(Exact.Zero, scaled + Exact.Of(Bonus + Negative)) : null;

    /// <summary>As it counts.</summary>
    public Exact? Final => Raw is { } raw ? Exact.Max(Exact.Zero, raw + Exact.Of(Adjustment)) : null;

    /// <summary>Its lines add up to what it counts.</summary>
    public Explanation Explanation => OutcomeSteps.Of(this);

    /// <param name="extras">Of the unit.</param>
    public static CardSum Of(CardScheme scheme, RoundPolicy policy, CardFigures card, IReadOnlyList<AcceptedExtra> extras, Points adjustment)
    {
        var beside = ExtraTotals.Of(scheme, policy, extras);
        var zeroed = extras.Where(extra => extra.Kind == ExtraKind.Negative).OrderBy(extra => extra.Code, StringComparer.Ordinal).SelectMany(extra => extra.Zeroes.Select(item => (Item: item, extra.Code)))
            .DistinctBy(one => one.Item).ToDictionary(one => one.Item, one => one.Code);
        return new(card, [.. scheme.Ordered.Select(item => Of(item, card.Items.GetValueOrDefault(item.Id), zeroed))], beside, policy.Total, Held(adjustment, policy.Calibration.MaxAdjustment));
    }

    // Not applicable beats zeroing.
    private static ItemSum Of(Indicator item, ItemFigure? figure, Dictionary<string, string> zeroed)
    {
        var state = figure?.State ?? ItemState.Unscored;
        return new(item, state, figure?.Points, state == ItemState.NotApplicable ? null : zeroed.GetValueOrDefault(item.Code));
    }

    private static Points Held(Points adjustment, Points most) => Points.Max(-most, Points.Min(most, adjustment));
}
