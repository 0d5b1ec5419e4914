using CleanAgency.Core.Common;

namespace CleanAgency.Core.Results;

/// <summary>The items of one unit that all its groups have judged; none where only one group was there.</summary>
internal sealed class AnchorItems
{
    public AnchorItems(IGrouping<Guid, ItemMark> unit, Points total)
    {
        Groups = unit.Select(m => m.Group).Distinct().Count();
        var items = unit.GroupBy(m => m.Item).ToList();
        var shared = items.Where(item => Groups > 1 && item.Count() == Groups).ToList();
        (Items, LeftOut) = (shared.Count, Groups > 1 ? items.Count - shared.Count : 0);
        Means = [.. shared.SelectMany(item => item).GroupBy(m => m.Group).Select(group =>
            (unit.Key, group.Key, Scaled(group.Sum(m => m.Earned), group.Sum(m => m.Max)), (double)group.Sum(m => m.Max).Hundredths / total.Hundredths))];
        var (ofGroup, ofAll) = (Means.ToDictionary(m => m.Group, m => m.Score), Items == 0 ? 0 : Means.Average(m => m.Score));
        Squares = shared.Sum(Within);

        double Within(IGrouping<Guid, ItemMark> item)
        {
            var mean = item.Average(m => Scaled(m.Earned, m.Max));
            return item.Sum(m => (double)m.Max.Hundredths / total.Hundredths * Math.Pow(Scaled(m.Earned, m.Max) - mean - (ofGroup[m.Group] - ofAll), 2));
        }

        double Scaled(Points earned, Points max) => (double)earned.Hundredths * total.Hundredths / max.Hundredths / 100;
    }

    public int Groups { get; }

    public int Items { get; }

    public int LeftOut { get; }

    /// <summary>What each group gave for the shared items, on the scale of the total, and how much of the total they are.</summary>
    public IReadOnlyList<(Guid Unit, Guid Group, double Score, double Weight)> Means { get; }

    /// <summary>How unevenly the groups' difference is spread over the items.</summary>
    public double Squares { get; }

    public int DegreesOfFreedom => Math.Max(0, Items - 1) * (Groups - 1);
}
