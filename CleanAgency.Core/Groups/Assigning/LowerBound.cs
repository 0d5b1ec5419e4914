namespace CleanAgency.Core.Groups.Assigning;

/// <summary>What no plan can go below, goal by goal. A plan that costs no more is proven to be the best; one that costs more may still be.</summary>
internal static class LowerBound
{
    public static Goals Of(AssignmentProblem problem) => new(
        Spread(problem, problem.Heads),
        Spread(problem, [.. problem.Heads.Select(_ => 1)]),
        CategoryDeviation: 0,
        MutualPairs: 0,
        // An odd number of units of one area can not be made up of pairs.
        problem.AreaOf.Where(area => area != AssignmentProblem.None).GroupBy(area => area).Count(area => int.IsOddInteger(area.Count())),
        Repeats(problem),
        Changes(problem));

    /// <summary>
    /// The smallest group can not be larger than Low, because all of them together would then hold too much or because a group can not hold as much;
    /// the largest not smaller than High. Both are multiples of what divides every number: integrality.
    /// </summary>
    private static int Spread(AssignmentProblem problem, int[] weight)
    {
        var step = weight.Aggregate(0, Divisor);
        if (step == 0)
        {
            return 0;
        }

        var total = weight.Sum();
        var ranges = Enumerable.Range(0, problem.Groups.Count).Select(group => Range(problem, weight, group)).ToList();
        var low = Largest(total / step, at => ranges.TrueForAll(r => at * step <= r.Most) && ranges.Sum(r => Math.Max(r.Least, at * step)) <= total);
        var high = total / step - Largest(total / step, at => ranges.TrueForAll(r => r.Least <= total - (at * step)) && ranges.Sum(r => Math.Min(r.Most, total - (at * step))) >= total);
        return Math.Max(0, high - low) * step;
    }

    // What a group holds at least (units that no other may take, or that the others have no room for) and at most.
    private static (int Least, int Most) Range(AssignmentProblem problem, int[] weight, int group)
    {
        var units = Enumerable.Range(0, weight.Length);
        var forced = units.Where(u => problem.IsOpen(u, group) && Enumerable.Range(0, problem.Groups.Count).All(g => g == group || !problem.IsOpen(u, g))).Sum(u => weight[u]);
        var noRoomElsewhere = weight.Length - problem.Capacity.Sum() + problem.Capacity[group];
        var least = Math.Max(forced, weight.Order().Take(Math.Max(0, noRoomElsewhere)).Sum());
        var most = units.Where(u => problem.IsOpen(u, group)).Select(u => weight[u]).OrderDescending().Take(problem.Capacity[group]).Sum();
        return (least, most);
    }

    private static int Repeats(AssignmentProblem problem)
    {
        var flow = new Transport(problem.Units.Count, problem.Capacity, (u, g) => problem.IsOpen(u, g) && problem.LastGroup[u] != g);
        return flow.PlaceAll(Enumerable.Range(0, problem.Units.Count));
    }

    private static int Changes(AssignmentProblem problem)
    {
        var known = Enumerable.Range(0, problem.Units.Count).Where(u => problem.LastGroup[u] != AssignmentProblem.None).ToList();
        return known.Count - known.Where(u => problem.IsOpen(u, problem.LastGroup[u])).GroupBy(u => problem.LastGroup[u]).Sum(g => Math.Min(g.Count(), problem.Capacity[g.Key]));
    }

    // The largest number up to the limit for which it still holds; it holds for 0 and, once broken, stays broken.
    private static int Largest(int limit, Func<int, bool> holds)
    {
        var (low, high) = (0, limit);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = holds(middle) ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
