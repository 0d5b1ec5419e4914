namespace CleanAgency.Core.Groups.Assigning;

/// <summary>A plan on the table: what a move or an exchange would cost before it is made, why a group does not have a unit, and which exchange mends it best.</summary>
public sealed class PlanBoard
{
    private const int None = AssignmentProblem.None;
    private readonly AssignmentProblem problem;
    private readonly IReadOnlyList<Anchor> anchors;
    private readonly Tally tally;
    private readonly Goals before;
    private readonly IReadOnlyList<HardRule> broken;

    public PlanBoard(AssignmentProblem problem, Allotment plan)
    {
        this.problem = problem;
        anchors = plan.Anchors;
        tally = new(problem, problem.Places(plan));
        before = tally.Goals;
        broken = BrokenRules.Of(problem, tally, anchors);
    }

    public PlanChange Move(Guid unit, Guid group) => Change(problem.UnitAt(unit), problem.GroupAt(group), None);

    public PlanChange Swap(Guid unit, Guid with)
    {
        var (one, other) = (problem.UnitAt(unit), problem.UnitAt(with));
        return Change(one, tally.GroupOf(other), other);
    }

    /// <summary>For every group, in order of their numbers. Only units that may go take part in an exchange.</summary>
    public IReadOnlyList<GroupAnswer> WhyNot(Guid unit, Func<Guid, bool>? mayGo = null) =>
        [.. Enumerable.Range(0, problem.Groups.Count).Select(group => Answer(problem.UnitAt(unit), group, mayGo ?? (_ => true)))];

    /// <summary>
    /// One-for-one exchanges (and moves where there is room) that bring the unit into a group which may have it, those that change least first:
    /// hard rules, category mix, mutual pairs, spread of heads, spread of units, areas, official order.
    /// </summary>
    public IReadOnlyList<PlanChange> Offers(Guid unit, int most = 5, Func<Guid, bool>? mayGo = null)
    {
        var one = problem.UnitAt(unit);
        return [.. Enumerable.Range(0, problem.Groups.Count).SelectMany(group => Ways(one, group, mayGo ?? (_ => true))).OrderBy(way => way.Rank).Take(most).Select(way => Change(one, way.Group, way.With))];
    }

    private GroupAnswer Answer(int unit, int group, Func<Guid, bool> mayGo)
    {
        var current = tally.GroupOf(unit) == group;
        IReadOnlyList<HardRule> rules = current || tally.UnitsOf(group) < problem.Capacity[group]
            ? [.. problem.Blocks(unit, group)]
            : [.. problem.Blocks(unit, group), new CapacityRule(problem.Groups[group].Id, problem.Capacity[group])];
        var swaps = Ways(unit, group, mayGo).Where(way => way.With != None).OrderBy(way => way.Rank).ToList();
        return new(
            problem.Groups[group].Id,
            current,
            rules,
            current ? null : Change(unit, group, None),
            swaps.Count > 0 ? Change(unit, group, swaps[0].With) : null);
    }

    private IEnumerable<(int Group, int With, Rank Rank)> Ways(int unit, int group, Func<Guid, bool> mayGo)
    {
        var own = tally.GroupOf(unit);
        if (own == group || !problem.IsOpen(unit, group))
        {
            yield break;
        }

        if (tally.UnitsOf(group) < problem.Capacity[group])
        {
            yield return (group, None, Try(unit, group, None, RankNow));
        }

        foreach (var other in Enumerable.Range(0, problem.Units.Count).Where(u => own != None && tally.GroupOf(u) == group && problem.IsOpen(u, own) && mayGo(problem.Units[u].Id)))
        {
            yield return (group, other, Try(unit, group, other, () => RankNow() with { Other = other }));
        }
    }

    private Rank RankNow() => new(
        BrokenRules.Of(problem, tally, anchors).Count, tally.CategoryDeviation, tally.MutualPairs, tally.HeadSpread, tally.UnitSpread, tally.LoneInArea, None);

    private PlanChange Change(int unit, int group, int other)
    {
        var (goals, after) = Try(unit, group, other, () => (tally.Goals, BrokenRules.Of(problem, tally, anchors)));
        return new(
            problem.Units[unit].Id,
            problem.Groups[group].Id,
            other == None ? null : problem.Units[other].Id,
            [.. after.Except(broken)],
            [.. broken.Except(after)],
            before,
            goals,
            problem.Weights);
    }

    private T Try<T>(int unit, int group, int other, Func<T> look)
    {
        var own = tally.GroupOf(unit);
        tally.Place(unit, group);
        if (other != None)
        {
            tally.Place(other, own);
        }

        var seen = look();
        tally.Place(unit, own);
        if (other != None)
        {
            tally.Place(other, group);
        }

        return seen;
    }

    private sealed record Rank(int Broken, int Category, int Mutual, int Heads, int Units, int Area, int Other) : IComparable<Rank>
    {
        public int CompareTo(Rank? other) => Key.CompareTo(other!.Key);

        private (int, int, int, int, int, int, int) Key => (Broken, Category, Mutual, Heads, Units, Area, Other);
    }
}
