using System.Text.Json.Serialization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

public enum WhenNone
{
    Full,
    NotApplicable,
}

/// <summary>比例分档: the first band whose threshold the exact fraction reaches. What a ratio without objects gives is part of the rule.</summary>
public sealed record RatioRule(Points Most, WhenNone WhenNone, [property: JsonPropertyName("rows")] IReadOnlyList<RatioBand> Bands, string? Fact = null) : PartRule
{
    public override Points Max => Most;

    public override PartKind Kind => PartKind.Ratio;

    public override IReadOnlyList<IRuleCase> Cases => Bands;

    public RatioBand? BandOf(Ratio ratio) => ratio.NoObjects ? null : Bands.OrderByDescending(band => band.AtLeast.Hundredths).FirstOrDefault(band => ratio.Reaches(band.AtLeast));

    private protected override RatioRule WithCodes(Func<int, string> code) => this with { Bands = [.. Bands.Select((band, index) => band with { Code = code(index) })] };

    private protected override Reckoning Score(ItemInput input, int part)
    {
        if (!input.Ratios.TryGetValue(part, out var ratio))
        {
            return Fact is null ? Reckoning.Missing("Schemes.Missing.RatioOpen") : Reckoning.Missing("Schemes.Missing.Ratio", Fact);
        }

        if (ratio.NoObjects)
        {
            return WhenNone == WhenNone.NotApplicable
                ? new(ReckoningState.NotApplicable, Explanation.Of(new ExplanationLine("Schemes.Why.NoObjects", Points.Zero)))
                : Reckoning.Scored(new ExplanationLine("Schemes.Why.NoObjectsFull", Most, Most));
        }

        return Reckoning.Scored(BandOf(ratio) is { } band
            ? new ExplanationLine("Schemes.Why.Band", band.Gives, ratio.Share, ratio.Whole, ratio.Shown.ToString(), band.Text, band.Gives)
            : new ExplanationLine("Schemes.Why.BelowBands", Points.Zero, ratio.Share, ratio.Whole, ratio.Shown.ToString()));
    }

    private protected override Points Best => Bands.Count == 0 ? Points.Zero : Bands.Max(one => one.Gives);

    private protected override IEnumerable<RuleFault> KindFaults() =>
        [.. Descending(Bands.OrderByDescending(band => band.AtLeast.Hundredths).Select(band => (band.AtLeast, band.Gives))), .. NoneBelowZero(Bands.Select(band => band.Gives))];
}

/// <summary>A band begins at its threshold, inclusive.</summary>
public sealed record RatioBand(string Code, string Text, Percent AtLeast, Points Gives) : IRuleCase;
