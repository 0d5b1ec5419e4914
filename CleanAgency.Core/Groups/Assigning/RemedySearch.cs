namespace CleanAgency.Core.Groups.Assigning;

/// <summary>What would resolve a crowd, each tried out on the whole round: do the units left over find a place once it is done?</summary>
internal sealed class RemedySearch(AssignmentProblem problem, Transport flow)
{
    public IEnumerable<Remedy> For(Crowd crowd) => crowd.Rules().Select(Against).OfType<Remedy>().OrderByDescending(r => r.Suffices).ThenBy(Trouble);

    // What the coordinator can do alone comes before what needs other people.
    private static int Trouble(Remedy remedy) => remedy switch { TakeOutPin => 0, LiftExclusion => 1, AllowRepeat => 2, RaiseCapacity => 3, _ => 4 };

    private Remedy? Against(HardRule rule) => rule switch
    {
        PinRule r => new TakeOutPin(r.Unit, r.Group, SufficesWithout(r)),
        ExcludedRule r when OpensWithout(r, r.Unit, r.Group) => new LiftExclusion(r.Unit, r.Group, SufficesWithout(r)),
        RepeatRule r when OpensWithout(r, r.Unit, r.Group) => new AllowRepeat(r.Unit, r.Group, SufficesWithout(r)),
        ConflictRule r when OpensWithout(r, r.Unit, r.Group) => new ReplaceMembers(r.Unit, r.Group, [.. r.Reasons.Select(x => x.Person).Distinct()], SufficesWithout(r)),
        CapacityRule r => RaisedBy(flow.Unplaced.Count, r) ?? new(r.Group, 1, false),
        _ => null,
    };

    // Another rule may stand behind this one.
    private bool OpensWithout(HardRule rule, Guid unit, Guid group) => problem.Blocks(problem.UnitAt(unit), problem.GroupAt(group)).All(r => r == rule);

    private bool SufficesWithout(HardRule rule) => AllFindPlace(problem.Capacity, (u, g) => problem.IsOpen(u, g) || problem.Blocks(u, g).All(r => r == rule));

    // One place more is one unit more at best, so fewer than are missing can not suffice.
    private RaiseCapacity? RaisedBy(int places, CapacityRule rule)
    {
        int[] capacity = [.. problem.Capacity];
        capacity[problem.GroupAt(rule.Group)] += places;
        return AllFindPlace(capacity, problem.IsOpen) ? new(rule.Group, places, true) : null;
    }

    private bool AllFindPlace(int[] capacity, Func<int, int, bool> open) => flow.Unplaced.All(new Transport(flow, capacity, open).TryPlace);
}
