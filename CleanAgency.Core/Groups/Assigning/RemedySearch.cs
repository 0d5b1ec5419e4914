namespace CleanAgency.Core.Groups.Assigning;

/// <summary>What would resolve a crowd, each tried out on the whole round by the same flow.</summary>
internal static class RemedySearch
{
    public static IEnumerable<Remedy> For(AssignmentProblem problem, Crowd crowd, int unplaced) =>
        crowd.Rules().Select(rule => Against(problem, rule, unplaced)).OfType<Remedy>().OrderByDescending(r => r.Suffices).ThenBy(Trouble);

    // What the coordinator can do alone comes before what needs other people.
    private static int Trouble(Remedy remedy) => remedy switch { TakeOutPin => 0, LiftExclusion => 1, AllowRepeat => 2, RaiseCapacity => 3, _ => 4 };

    private static Remedy? Against(AssignmentProblem problem, HardRule rule, int unplaced) => rule switch
    {
        PinRule r => new TakeOutPin(r.Unit, r.Group, SufficesWithout(problem, r)),
        ExcludedRule r when OpensWithout(problem, r, r.Unit, r.Group) => new LiftExclusion(r.Unit, r.Group, SufficesWithout(problem, r)),
        RepeatRule r when OpensWithout(problem, r, r.Unit, r.Group) => new AllowRepeat(r.Unit, r.Group, SufficesWithout(problem, r)),
        ConflictRule r when OpensWithout(problem, r, r.Unit, r.Group) =>
            new ReplaceMembers(r.Unit, r.Group, [.. r.Reasons.Select(x => x.Person).Distinct()], SufficesWithout(problem, r)),
        CapacityRule r when Enough(problem, r, unplaced) => new RaiseCapacity(r.Group, unplaced, true),
        CapacityRule r => new RaiseCapacity(r.Group, 1, false),
        _ => null,
    };

    // Another rule may stand behind this one.
    private static bool OpensWithout(AssignmentProblem problem, HardRule rule, Guid unit, Guid group) =>
        problem.Blocks(problem.UnitAt(unit), problem.GroupAt(group)).All(r => r == rule);

    private static bool SufficesWithout(AssignmentProblem problem, HardRule rule) =>
        AllPlaced(problem, problem.Capacity, (u, g) => problem.IsOpen(u, g) || problem.Blocks(u, g).All(r => r == rule));

    // A place more places one unit more at best, so fewer than are missing can not suffice.
    private static bool Enough(AssignmentProblem problem, CapacityRule rule, int by)
    {
        int[] capacity = [.. problem.Capacity];
        capacity[problem.GroupAt(rule.Group)] += by;
        return AllPlaced(problem, capacity, problem.IsOpen);
    }

    private static bool AllPlaced(AssignmentProblem problem, int[] capacity, Func<int, int, bool> open) =>
        new Transport(problem.Units.Count, capacity, open).PlaceAll(Enumerable.Range(0, problem.Units.Count)) == 0;
}
