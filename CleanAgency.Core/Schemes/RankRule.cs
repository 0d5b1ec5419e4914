using System.Text.Json.Serialization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>排名赋分: the first band that the rank lies within; behind the last band there is nothing.</summary>
public sealed record RankRule(Points Most, [property: JsonPropertyName("rows")] IReadOnlyList<RankBand> Bands, string? Fact = null) : PartRule
{
    public override Points Max => Most;

    public override PartKind Kind => PartKind.Ranks;

    public override IReadOnlyList<IRuleCase> Cases => Bands;

    private protected override RankRule WithCodes(Func<int, string> code) => this with { Bands = [.. Bands.Select((band, index) => band with { Code = code(index) })] };

    private protected override Reckoning Score(ItemInput input, int part)
    {
        if (!input.Ranks.TryGetValue(part, out var rank))
        {
            return Fact is null ? Reckoning.Missing("Schemes.Missing.RankOpen") : Reckoning.Missing("Schemes.Missing.Rank", Fact);
        }

        return Reckoning.Scored(Bands.OrderBy(band => band.UpTo).FirstOrDefault(band => rank <= band.UpTo) is { } reached
            ? new ExplanationLine("Schemes.Why.Rank", reached.Gives, rank, reached.Text, reached.Gives)
            : new ExplanationLine("Schemes.Why.BehindRanks", Points.Zero, rank));
    }

    private protected override Points Best => Bands.Count == 0 ? Points.Zero : Bands.Max(one => one.Gives);

    private protected override IEnumerable<RuleFault> KindFaults() =>
        [.. Descending(Bands.OrderBy(band => band.UpTo).Select(band => (band.UpTo, band.Gives))), .. NoneBelowZero(Bands.Select(band => band.Gives))];
}

/// <summary>A band of ranks, from behind the band before it up to this rank, inclusive.</summary>
public sealed record RankBand(string Code, string Text, int UpTo, Points Gives) : IRuleCase;
