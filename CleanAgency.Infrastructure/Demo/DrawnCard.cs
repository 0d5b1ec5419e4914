namespace CleanAgency.Infrastructure.Demo;

/// <summary>The answers of a whole card, drawn so that it comes to a score that was decided before: what is entered is drawn, what it gives is reckoned.</summary>
internal sealed record DrawnCard(IReadOnlyList<(DrawnItem Item, DrawnAnswer Answer)> Answers)
{
    private const int Tries = 400;

    public int Max => Answers.Sum(one => one.Item.Max);

    public int Earned => Answers.Sum(one => one.Answer.Left);

    /// <summary>折算: what was earned of what applies, in hundredths of a point.</summary>
    public decimal Score => Earned * 10_000m / Max;

    /// <summary>The best that can be reached when these cases are found.</summary>
    public static decimal Most(IReadOnlyList<DrawnItem> items, IReadOnlyCollection<string> must) =>
        100m - (items.Sum(item => item.LostByFacts + (Found(item, must)?.Loss ?? 0)) * 100m / items.Sum(item => item.Max));

    /// <param name="aim">The score to reach, in points.</param>
    /// <param name="within">How many hundredths of earned points it may lie off.</param>
    /// <param name="must">Cases that have to be found, as far as the unit has the item.</param>
    /// <param name="never">Cases that must not be found, wherever the dice fall.</param>
    /// <param name="zeroes">Whether an item may come to nothing.</param>
    public static DrawnCard Draw(IReadOnlyList<DrawnItem> items, decimal aim, Random random, int within = 25, IReadOnlyCollection<string>? must = null, IReadOnlyCollection<string>? never = null, bool zeroes = false)
    {
        var loss = (int)Math.Round(items.Sum(item => item.Max) * (100m - aim) / 100m) - items.Sum(item => item.LostByFacts);
        var best = Enumerable.Range(0, Tries).Select(time => Try(items, loss, within, random, must ?? [], never ?? [], zeroes, great: time > Tries / 2)).FirstOrDefault(drawn => drawn is not null);
        return best is null ? throw new InvalidOperationException($"No answers give {aim} of {items.Count} items.") : new([.. items.Select(item => (item, best.GetValueOrDefault(item.Code, item.Best)))]);
    }

    private static Dictionary<string, DrawnAnswer>? Try(IReadOnlyList<DrawnItem> items, int loss, int within, Random random, IReadOnlyCollection<string> must, IReadOnlyCollection<string> never, bool zeroes, bool great)
    {
        Dictionary<string, DrawnAnswer> taken = [];
        foreach (var item in items)
        {
            if (Found(item, must) is { } way)
            {
                (taken[item.Code], loss) = (way, loss - way.Loss);
            }
        }

        var left = items.Where(item => !taken.ContainsKey(item.Code)).ToArray();
        random.Shuffle(left);
        foreach (var item in left.TakeWhile(_ => loss > within))
        {
            var ways = item.Ways.Where(way => way.Loss > 0 && way.Loss <= loss && (zeroes || way.Left > 0) && !never.Any(way.Holds)).ToList();
            if (ways.Count > 0)
            {
                // Small deductions are frequent, great ones rare: of two drawn the smaller, unless that never comes to enough.
                var (one, other) = (ways[random.Next(ways.Count)], ways[random.Next(ways.Count)]);
                taken[item.Code] = one.Loss < other.Loss == great ? other : one;
                loss -= taken[item.Code].Loss;
            }
        }

        return Math.Abs(loss) <= within ? taken : null;
    }

    // Once, and nothing else beside it.
    private static DrawnAnswer? Found(DrawnItem item, IReadOnlyCollection<string> must) =>
        item.Ways.Where(way => way.Strokes.Count == item.Best.Strokes.Count && must.Any(way.Holds)).MinBy(way => way.Loss);
}
