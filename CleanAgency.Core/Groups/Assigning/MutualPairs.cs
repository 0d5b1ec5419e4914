namespace CleanAgency.Core.Groups.Assigning;

/// <summary>Unit is inspected by Group, where somebody of OtherUnit serves, and the other way round.</summary>
public sealed record MutualPair(Guid Unit, Guid Group, Guid OtherUnit, Guid OtherGroup);

internal static class MutualPairs
{
    /// <summary>Among first groups.</summary>
    public static IReadOnlyList<MutualPair> Of(AssignmentProblem problem, Tally tally) =>
    [
        .. from unit in Enumerable.Range(0, problem.Units.Count)
           let its = tally.GroupOf(unit)
           where its != AssignmentProblem.None
           from other in tally.MutualWith(unit, its)
           where other > unit
           select new MutualPair(problem.Units[unit].Id, problem.Groups[its].Id, problem.Units[other].Id, problem.Groups[tally.GroupOf(other)].Id),
    ];

    /// <summary>Those that come about only because a second group scores a unit.</summary>
    public static IReadOnlyList<MutualPair> ByAnchors(AssignmentProblem problem, Tally tally, IReadOnlyList<Anchor> anchors)
    {
        var seconds = anchors.Where(a => problem.Knows(a.Unit, a.SecondGroup)).ToLookup(a => problem.UnitAt(a.Unit), a => problem.GroupAt(a.SecondGroup));
        return
        [
            .. from unit in seconds.Select(x => x.Key).Order()
               from second in seconds[unit]
               from other in problem.HomeUnits[second]
               where other != unit
               from its in seconds[other].Append(tally.GroupOf(other))
               where its != second && problem.HomeGroups[unit].Contains(its)
               // A pair of two anchors is met from both sides.
               where its == tally.GroupOf(other) || unit < other
               select new MutualPair(problem.Units[unit].Id, problem.Groups[second].Id, problem.Units[other].Id, problem.Groups[its].Id),
        ];
    }
}
