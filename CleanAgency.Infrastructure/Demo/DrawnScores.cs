namespace CleanAgency.Infrastructure.Demo;

/// <summary>
/// The scores of a decided round, as the story wants them: an order of quality is drawn, in which lenient groups see their units a
/// little better, and the scores are laid into the grades band by band, so that each grade has exactly its number.
/// </summary>
internal static class DrawnScores
{
    /// <summary>The best of each category, as many as its quota lets be 优秀.</summary>
    private static readonly Dictionary<string, int> Excellent = new()
    {
        ["党群综合类"] = 4,
        ["经济发展类"] = 3,
        ["社会事业类"] = 3,
        ["执法监管与服务类"] = 3,
    };

    /// <summary>How much better each group sees what it scores.</summary>
    private static readonly Dictionary<string, decimal> Leniency = new() { ["G1"] = 1.6m, ["G2"] = 0.4m, ["G3"] = -0.2m, ["G4"] = -1.9m, ["G5"] = 0.6m, ["G6"] = -0.5m };

    // Apart from their scales: no two groups see the same in the same rooms. Drawn by dice of its own, so that nothing else falls differently.
    private const int Scatter = 20261122;

    // The furthest that chance alone sets the two cards of an anchor unit apart, in points.
    private const double Apart = 2;

    private const int Ordinary = 8;

    /// <summary>Where the places of the best grade are fewer than the units that reach its cut: each of these categories has one more.</summary>
    private static readonly string[] Crowded = ["党群综合类", "社会事业类"];

    /// <param name="capped">The unit whose grade a veto holds at 一般, whatever its score.</param>
    /// <param name="taken">What the negative list will take from that unit and from the last of all, of which it also zeroes an item.</param>
    /// <returns>The score that each card has to come to, by unit and group.</returns>
    public static IReadOnlyDictionary<(string Unit, string Group), decimal> Of(string round, string capped, Random random, decimal taken = 0)
    {
        var places = DemoTables.Places(round);
        var order = (from place in places
                     let quality = (decimal)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 8
                     orderby quality + Seen(place) descending
                     select place).ToList();
        var excellent = DemoTables.Units.Where(unit => unit.Code != capped).GroupBy(unit => unit.Category)
            .SelectMany(category => order.Where(place => category.Any(unit => unit.Code == place.Unit)).Take(Excellent[category.Key])).ToHashSet();
        var rest = order.Where(place => !excellent.Contains(place) && place.Unit != capped).ToList();
        var over = Crowded.Select(category => rest.First(place => DemoTables.Units.Any(unit => unit.Code == place.Unit && unit.Category == category))).ToList();
        var (good, ordinary) = (rest[..^Ordinary].Except(over).ToList(), rest[^Ordinary..^1]);
        var last = 66.5m + (taken * 1.5m);
        var scores = Band([.. order.Where(excellent.Contains)], 96.2m, 91.2m).Concat(Band(over, 90.5m, 90.4m)).Concat(Band(good, 89.2m, 80.8m)).Concat(Band(ordinary, 78.8m, 71.2m)).Concat(Band([rest[^1]], last, last));
        var chance = new Random(Scatter + round[^1]);
        return scores.Append((Place: order.Single(place => place.Unit == capped), Score: 87.35m + taken)).SelectMany(one => Cards(one.Place, one.Score, (decimal)((chance.NextDouble() * 2) - 1) * (decimal)Apart / 2)).ToDictionary(one => one.Key, one => one.Score);
    }

    private static IEnumerable<((string Unit, string Group, string Second) Place, decimal Score)> Band(List<(string Unit, string Group, string Second)> places, decimal from, decimal to) =>
        places.Select((place, i) => (place, from - ((from - to) * i / Math.Max(1, places.Count - 1))));

    // An anchor unit's score is the mean of its two cards, which lie as far apart as their groups see and chance has it.
    private static IEnumerable<((string Unit, string Group) Key, decimal Score)> Cards((string Unit, string Group, string Second) place, decimal score, decimal chance) =>
        Groups(place).Select(group => ((place.Unit, group), score + Leniency[group] - Seen(place) + (place.Second.Length == 0 ? 0 : group == place.Group ? chance : -chance)));

    private static decimal Seen((string Unit, string Group, string Second) place) => Groups(place).Average(group => Leniency[group]);

    private static IEnumerable<string> Groups((string Unit, string Group, string Second) place) => place.Second.Length > 0 ? [place.Group, place.Second] : [place.Group];
}
