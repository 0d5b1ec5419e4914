namespace CleanAgency.Core.Groups.Assigning;

/// <summary>Everything that can be said about a plan in numbers, whoever made it.</summary>
/// <param name="Broken">The hard rules it breaks.</param>
/// <param name="LowerBound">What no plan can go below, goal by goal.</param>
/// <param name="AnchorParts">Into how many parts units and groups fall; scores can be compared within a part only, so 1 is wanted.</param>
public sealed record PlanMeasures(
    int Units,
    int Placed,
    IReadOnlyList<HardRule> Broken,
    IReadOnlyList<GroupMeasures> Groups,
    Goals Goals,
    Goals LowerBound,
    Weights Weights,
    IReadOnlyList<MutualPair> MutualPairs,
    IReadOnlyList<MutualPair> MutualByAnchors,
    IReadOnlyList<Guid> Repeats,
    int AnchorParts)
{
    public long Cost => Goals.Cost(Weights);

    public long CostBound => LowerBound.Cost(Weights);

    /// <summary>True only where it is proven.</summary>
    public bool IsBest => Broken.Count == 0 && Cost == CostBound;

    public static PlanMeasures Of(AssignmentProblem problem, Allotment plan)
    {
        var tally = new Tally(problem, problem.Places(plan));
        return new(
            problem.Units.Count,
            Enumerable.Range(0, problem.Units.Count).Count(u => tally.GroupOf(u) != AssignmentProblem.None),
            BrokenRules.Of(problem, tally, plan.Anchors),
            [.. Enumerable.Range(0, problem.Groups.Count).Select(g => GroupMeasures.Of(problem, tally, g))],
            tally.Goals,
            problem.LowerBound,
            problem.Weights,
            Assigning.MutualPairs.Of(problem, tally),
            Assigning.MutualPairs.ByAnchors(problem, tally, plan.Anchors),
            [.. Enumerable.Range(0, problem.Units.Count).Where(u => tally.GroupOf(u) is var g && g != AssignmentProblem.None && g == problem.LastGroup[u]).Select(u => problem.Units[u].Id)],
            AnchorGraph.Parts(problem, tally, plan.Anchors));
    }
}

/// <param name="Deviation">Units too many or too few of their category.</param>
/// <param name="LoneInArea">Areas in which the group has an odd number of units.</param>
public sealed record GroupMeasures(
    Guid Group, int Units, int Capacity, int Heads, IReadOnlyDictionary<string, int> Categories, int Deviation, IReadOnlyDictionary<string, int> Areas, int LoneInArea)
{
    internal static GroupMeasures Of(AssignmentProblem problem, Tally tally, int group) => new(
        problem.Groups[group].Id,
        tally.UnitsOf(group),
        problem.Capacity[group],
        tally.HeadsOf(group),
        problem.Categories.Index().ToDictionary(c => c.Item, c => tally.InCategory(group, c.Index)),
        tally.CategoryDeviationOf(group),
        problem.Areas.Index().ToDictionary(a => a.Item, a => tally.InArea(group, a.Index)),
        tally.LoneInAreaOf(group));
}
