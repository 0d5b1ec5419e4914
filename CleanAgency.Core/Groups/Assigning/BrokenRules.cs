namespace CleanAgency.Core.Groups.Assigning;

/// <summary>Every hard rule that a plan breaks, unit by unit in official order, then what concerns groups and pairs.</summary>
internal static class BrokenRules
{
    public static IReadOnlyList<HardRule> Of(AssignmentProblem problem, Tally tally, IReadOnlyList<Anchor> anchors) =>
    [
        .. Enumerable.Range(0, problem.Units.Count).SelectMany(unit => OfUnit(problem, tally, unit)),
        .. from g in Enumerable.Range(0, problem.Groups.Count)
           where tally.UnitsOf(g) > problem.Capacity[g]
           select new CapacityRule(problem.Groups[g].Id, problem.Capacity[g]),
        .. problem.Rules.MutualForbidden
            ? MutualPairs.Of(problem, tally).Select(p => new MutualRule(p.Unit, p.Group, p.OtherUnit, p.OtherGroup))
            : [],
        .. anchors.SelectMany(anchor => OfAnchor(problem, tally, anchor)),
    ];

    private static IEnumerable<HardRule> OfUnit(AssignmentProblem problem, Tally tally, int unit) =>
        tally.GroupOf(unit) == AssignmentProblem.None ? [new CoverageRule(problem.Units[unit].Id)] : problem.Blocks(unit, tally.GroupOf(unit));

    // Pins and the last round bind the first group only.
    private static IEnumerable<HardRule> OfAnchor(AssignmentProblem problem, Tally tally, Anchor anchor)
    {
        if (!problem.Knows(anchor.Unit, anchor.SecondGroup))
        {
            return [];
        }

        var (unit, second) = (problem.UnitAt(anchor.Unit), problem.GroupAt(anchor.SecondGroup));
        return tally.GroupOf(unit) == second
            ? [new AnchorRule(anchor.Unit, anchor.SecondGroup)]
            : problem.Blocks(unit, second).Where(rule => rule is ConflictRule or ExcludedRule);
    }
}
