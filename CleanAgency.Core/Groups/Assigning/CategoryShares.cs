namespace CleanAgency.Core.Groups.Assigning;

/// <summary>How many units of each category a group of some size should have: its share of all, rounded down or up. What lies outside counts, unit by unit.</summary>
internal sealed class CategoryShares
{
    private readonly int categories;
    private readonly int[] least;
    private readonly int[] most;

    public CategoryShares(AssignmentProblem problem)
    {
        categories = problem.Categories.Count;
        var all = problem.Units.Count;
        var totals = new int[categories];
        foreach (var category in problem.CategoryOf)
        {
            totals[category]++;
        }

        (least, most) = (new int[(all + 1) * categories], new int[(all + 1) * categories]);
        for (var at = 0; at < least.Length && all > 0; at++)
        {
            var (share, rest) = Math.DivRem((long)totals[at % categories] * (at / categories), all);
            least[at] = (int)share;
            most[at] = (int)share + (rest > 0 ? 1 : 0);
        }
    }

    public int Deviation(int size, ReadOnlySpan<int> counts)
    {
        var deviation = 0;
        var row = size * categories;
        for (var category = 0; category < counts.Length; category++)
        {
            deviation += Math.Max(0, Math.Max(least[row + category] - counts[category], counts[category] - most[row + category]));
        }

        return deviation;
    }
}
