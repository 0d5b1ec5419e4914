namespace CleanAgency.Core.Groups.Assigning;

/// <summary>Units that can go to these groups only: a set too large for them is what stands behind every "no plan" (Hall's theorem).</summary>
internal sealed class Crowd(AssignmentProblem problem, IReadOnlyList<int> groups, IReadOnlyList<int> units)
{
    public IReadOnlyList<int> Groups => groups;

    public IReadOnlyList<int> Units => units;

    /// <summary>
    /// Groups are let go as long as those left are still too small for the units that cannot leave them; then one unit more than there are places is kept.
    /// After that no group can be missed, so no unit's rule can either: with one unit out, any smaller crowd would have let a group go.
    /// </summary>
    public Crowd Shrunk()
    {
        var kept = groups.ToHashSet();
        foreach (var group in groups.OrderByDescending(g => problem.Capacity[g]))
        {
            kept.Remove(group);
            if (CanAllBePlaced(kept))
            {
                kept.Add(group);
            }
        }

        var places = kept.Sum(g => problem.Capacity[g]);
        return new(problem, [.. kept.Order()], [.. Within(kept).OrderBy(u => RulesOf(u, kept).Count()).ThenBy(u => u).Take(places + 1).Order()]);
    }

    /// <summary>The capacities of the groups, and for each unit what keeps it from every other group.</summary>
    public IEnumerable<HardRule> Rules()
    {
        var kept = groups.ToHashSet();
        return units.SelectMany(unit => RulesOf(unit, kept)).Concat(groups.Select(g => new CapacityRule(problem.Groups[g].Id, problem.Capacity[g])));
    }

    // A group that was let go takes any number, so only units that can go nowhere else matter.
    private bool CanAllBePlaced(HashSet<int> kept)
    {
        var within = Within(kept).ToList();
        var flow = new Transport(problem.Units.Count, problem.Capacity, (u, g) => kept.Contains(g) && problem.IsOpen(u, g));
        return flow.PlaceAll(within) == 0;
    }

    private IEnumerable<int> Within(HashSet<int> kept) =>
        units.Where(unit => Enumerable.Range(0, problem.Groups.Count).All(g => kept.Contains(g) || !problem.IsOpen(unit, g)));

    // A pin keeps from all groups but one; for that one, if it lies outside, and without a pin for each, the most binding rule is named.
    private IEnumerable<HardRule> RulesOf(int unit, HashSet<int> kept)
    {
        var outside = Enumerable.Range(0, problem.Groups.Count).Where(g => !kept.Contains(g)).ToList();
        var named = outside.Select(g => problem.Blocks(unit, g).FirstOrDefault(rule => rule is PinRule) ?? problem.Blocks(unit, g).First());
        return named.Distinct();
    }
}
