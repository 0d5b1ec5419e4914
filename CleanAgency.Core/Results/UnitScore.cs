using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Results;

/// <summary>One part of a composite: 督导评分 itself, or an assessment elsewhere that is known as a fact.</summary>
/// <param name="Value">Of a whole of 100; null while the fact is missing.</param>
public sealed record CompositeSum(string Name, int Percent, Exact? Value);

/// <summary>
/// The score of a unit before anybody grades it. What is asked of it besides – an item at zero, the sum of an area – is the mean over the cards that count,
/// as the score itself is.
/// </summary>
/// <param name="Cards">All of its cards, the first group's first.</param>
/// <param name="Counted">Those that make the score, by the policy for anchor units.</param>
/// <param name="Missing">Why there is no score.</param>
public sealed record UnitScore(UnitFigures Unit, IReadOnlyList<CardSum> Cards, IReadOnlyList<CardSum> Counted, IReadOnlyList<CompositeSum> Parts, TextCode? Missing)
{
    /// <summary>Exact, as it counts.</summary>
    public Exact? Exact { get; private init; }

    /// <summary>Rounded once; the only number that is graded, ranked and published.</summary>
    public Points? Score { get; init; }

    /// <summary>What would come out without any adjustment.</summary>
    public Points? Raw { get; private init; }

    public Points Negative => Cards.Count == 0 ? Points.Zero : Cards[0].Negative;

    public Points Bonus => Cards.Count == 0 ? Points.Zero : Cards[0].Bonus;

    public IEnumerable<AcceptedExtra> Vetoes => ExtrasOf(Unit).Where(extra => extra.Kind == ExtraKind.Veto);

    /// <summary>The name by which a composite calls the score of the cards.</summary>
    public static string ScoredPart => Written.InOffice("Results.Part.Scored");

    public static UnitScore Of(CardScheme scheme, RoundPolicy policy, UnitFigures unit, IReadOnlyDictionary<Guid, Points> adjustments)
    {
        List<AcceptedExtra> extras = [.. ExtrasOf(unit)];
        List<CardSum> cards = [.. unit.Cards.OrderBy(card => card.Second).ThenBy(card => card.GroupNumber).Select(card => CardSum.Of(scheme, policy, card, extras, adjustments.GetValueOrDefault(card.GroupId)))];
        var counted = policy.Anchor.Count == AnchorCount.FirstGroup ? cards.Where(card => !card.Card.Second).ToList() : cards;
        List<CompositeSum> parts = [.. policy.Composite.Select(part => new CompositeSum(part.Part, part.Percent, part.Part == ScoredPart ? counted.Mean(card => card.Final ?? Common.Exact.Zero) : FactOf(unit, part.Part, policy.Total)))];
        var missing = WhyNone(counted, parts);
        var score = new UnitScore(unit, cards, counted, parts, missing);
        return missing is null ? score with { Exact = score.Sum(card => card.Final), Score = score.Sum(card => card.Final).Rounded, Raw = score.Sum(card => card.Raw).Rounded } : score;
    }

    /// <summary>What the cards that count gave in an area, scaled to what the area can give; null where nothing in it applies.</summary>
    public Exact? AreaSum(SchemeArea area) => Counted.Select(card => AreaSum(card, area)).OfType<Exact>().ToList().Mean(sum => sum);

    /// <summary>The items that came to nothing although they apply: by every card that counts, where there are two.</summary>
    public IReadOnlyList<Indicator> ZeroItems =>
        Counted.Count == 0 ? [] : [.. Counted[0].Items.Where(item => item.IsZero && Counted.All(card => card.Items.All(other => other.Item.Id != item.Item.Id || other.IsZero))).Select(item => item.Item)];

    // One fact that both groups have proposed counts once.
    private static IEnumerable<AcceptedExtra> ExtrasOf(UnitFigures unit) =>
        unit.Cards.SelectMany(card => card.Extras).OrderByDescending(extra => extra.Count).ThenBy(extra => extra.At).ThenBy(extra => extra.Id)
            .GroupBy(extra => (extra.RuleId, extra.Fact)).Select(same => same.First() with { Zeroes = [.. same.SelectMany(extra => extra.Zeroes).Distinct()] });

    private static Exact? AreaSum(CardSum card, SchemeArea area)
    {
        var items = card.Items.Where(item => item.Item.AreaId == area.Id && item.Applies).ToList();
        return items.Count == 0 ? null : Common.Exact.Of(items.Sum(item => item.Counted)) / Common.Exact.Of(items.Sum(item => item.Item.Max)) * Common.Exact.Of(area.Max);
    }

    // A share of a whole counts in percent; a plain number are points already.
    private static Exact? FactOf(UnitFigures unit, string name, Points total) => unit.Facts.GetValueOrDefault(name) is not { } fact || fact.Whole == 0 ? null
        : fact.Whole is { } whole ? new Exact(fact.Value, whole) * Common.Exact.Of(total)
        : Common.Exact.Of(fact.Value);

    private static TextCode? WhyNone(List<CardSum> counted, List<CompositeSum> parts) =>
        counted.Count == 0 ? new("Results.Missing.NoCard")
        : counted.FirstOrDefault(card => !card.Card.Locked) is { } open ? new("Results.Missing.NotLocked", open.Card.Group)
        : counted.FirstOrDefault(card => card.Final is null) is { } empty ? new("Results.Missing.NothingApplies", empty.Card.Group)
        : parts.FirstOrDefault(part => part.Value is null) is { } part ? new("Results.Missing.Part", part.Name)
        : null;

    private Exact Sum(Func<CardSum, Exact?> of) =>
        Parts.Sum(part => (part.Name == ScoredPart ? Counted.Mean(card => of(card)!.Value)!.Value : part.Value!.Value) * new Exact(part.Percent, 100));
}
