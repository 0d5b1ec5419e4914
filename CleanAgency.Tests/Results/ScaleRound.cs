using CleanAgency.Core.Common;
using CleanAgency.Core.Results;

namespace CleanAgency.Tests.Results;

/// <summary>A round with leniencies that are known, for the models to find.</summary>
internal sealed class ScaleRound(int groups, int unitsEach, int seed)
{
    private readonly Random dice = new(seed);

    public Guid[] Groups { get; } = [.. Enumerable.Range(0, groups).Select(_ => Guid.NewGuid())];

    /// <summary>Groups a and b score one unit together, for each pair; without pairs the ring.</summary>
    public List<GroupScore> Scores(double[] leniency, Func<double> error, params (int One, int Other)[] anchors)
    {
        var scores = new List<GroupScore>();
        var units = Groups.SelectMany((_, g) => Enumerable.Range(0, unitsEach).Select(_ => (Id: Guid.NewGuid(), Group: g, Quality: 60 + (40 * dice.NextDouble())))).ToList();
        scores.AddRange(units.Select(u => Score(u, u.Group)));
        foreach (var (one, other) in anchors.Length > 0 ? anchors : Ring(Groups.Length))
        {
            var unit = units.First(u => u.Group == one && scores.Count(s => s.Unit == u.Id) == 1);
            scores.Add(Score(unit, other));
        }

        return scores;

        GroupScore Score((Guid Id, int Group, double Quality) unit, int group) => new(unit.Id, Groups[group], unit.Quality + leniency[group] + error());
    }

    /// <summary>The marks of anchor units that lie in a ring, so many times round; <paramref name="error"/> gets unit and item, in points of a full card.</summary>
    public List<ItemMark> Marks(double[] leniency, int items, int rings, Func<int, int, double> error) =>
    [
        .. from anchor in Enumerable.Range(0, rings * Groups.Length)
           let unit = Guid.NewGuid()
           from item in Enumerable.Range(0, items)
           let max = new Points(10_000 / items)
           let quality = 30 + (40 * dice.NextDouble())
           from other in (int[])[0, 1]
           let g = (anchor + other) % Groups.Length
           let score = quality + leniency[g] + (other * error(anchor, item))
           select new ItemMark(unit, new Guid(item + 1, 0, 0, new byte[8]), Groups[g], Points.Of((decimal)score / items), max),
    ];

    public double Normal(double spread) => spread * Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());

    public double[] Leniencies()
    {
        double[] drawn = [.. Groups.Select(_ => 6 * (dice.NextDouble() - 0.5))];
        return [.. drawn.Select(l => l - drawn.Average())];
    }

    public static (int, int)[] Ring(int groups) => [.. Enumerable.Range(0, groups).Select(g => (g, (g + 1) % groups))];
}
