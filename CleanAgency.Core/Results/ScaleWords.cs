using CleanAgency.Core.Common;

namespace CleanAgency.Core.Results;

/// <summary>What the two models say, in sentences; who reads them decides.</summary>
public static class ScaleWords
{
    /// <summary>What the totals leave to say: they never propose, nor do they say what would be enough.</summary>
    public static Explanation Of(Leniency totals, Func<Guid, string> name) => totals switch
    {
        { Connected: false } => Explanation.Of(Apart(totals.Islands, name)),
        { Factor: { } factor } => Explanation.Of(Line("Totals", totals.Scores, totals.Anchors, totals.DegreesOfFreedom, Figure(factor))),
        _ => Explanation.Of(Line("TotalsNoneLeft", totals.Scores, totals.Anchors)),
    };

    public static Explanation Of(ItemLeniency items, Func<Guid, string> name)
    {
        if (items.Verdict == ScaleVerdict.NotConnected)
        {
            return Explanation.Of(Apart(items.Islands, name));
        }

        return Explanation.Of([.. Basis(items), .. Verdict(items, name)]);
    }

    private static IEnumerable<ExplanationLine> Basis(ItemLeniency items)
    {
        yield return Line("Items", items.Anchors, items.Items, items.DegreesOfFreedom, items.Factor is { } factor ? Figure(factor) : "\u2014", AnchorSpread.DesignEffect);
        if (items.LeftOut > 0)
        {
            yield return Line("LeftOut", items.LeftOut);
        }

        if (items.Clustered)
        {
            yield return Line("Clustered");
        }

        if (!items.Closed)
        {
            yield return Line("NoLoop");
        }
    }

    private static IEnumerable<ExplanationLine> Verdict(ItemLeniency items, Func<Guid, string> name)
    {
        if (items.Verdict == ScaleVerdict.NotEnough)
        {
            yield return Line("NotEnough");
            if (items.AnchorsNeeded is { } anchors)
            {
                yield return anchors > items.Units ? Line("NeededBeyond", anchors, items.Units) : Line("Needed", anchors);
            }
        }

        foreach (var group in items.Groups.Where(g => items.Proposals.ContainsKey(g.Group)))
        {
            yield return Line(group.Estimate > 0 ? "Lenient" : "Strict", name(group.Group), Points.Of(Math.Abs(group.Rounded.Value)), items.Proposals[group.Group]);
        }
    }

    private static ExplanationLine Apart(IReadOnlyList<IReadOnlyList<Guid>> islands, Func<Guid, string> name) =>
        Line("NotConnected", islands.Count, string.Join('\uff1b', islands.Select(island => string.Join('\u3001', island.Select(name)))), islands.Count - 1);

    private static ExplanationLine Line(string key, params IReadOnlyList<object> arguments) => new($"Results.Scale.{key}", Points.Zero, arguments);

    private static string Figure(double number) => number.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
}
