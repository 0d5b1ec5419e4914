namespace CleanAgency.Core.Groups.Assigning;

/// <summary>What is to be assigned and by which rules: checked once, then kept as tables by position, units in official order and groups by number.</summary>
public sealed class AssignmentProblem
{
    public const int None = -1;

    private readonly Dictionary<Guid, int> unitAt;
    private readonly Dictionary<Guid, int> groupAt;
    private readonly Dictionary<(int Unit, int Group), IReadOnlyList<RecusalReason>> recusals;
    private readonly HashSet<(int Unit, int Group)> excluded;
    private readonly bool[] open;
    private readonly Lazy<Goals> lowerBound;

    public AssignmentProblem(
        IEnumerable<UnitInScope> units,
        IEnumerable<InspectingGroup> groups,
        IEnumerable<Recusal> recusals,
        IEnumerable<UnitAndGroup>? excluded = null,
        IEnumerable<UnitAndGroup>? pins = null,
        AssignmentRules? rules = null,
        Weights? weights = null)
    {
        Units = [.. units.OrderBy(u => u.Order).ThenBy(u => u.Id)];
        Groups = [.. groups.OrderBy(g => g.Number).ThenBy(g => g.Id)];
        Rules = rules ?? new();
        Weights = weights ?? new();
        ArgumentOutOfRangeException.ThrowIfZero(Groups.Count);
        foreach (var group in Groups)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(group.Capacity, 1);
        }

        unitAt = Units.Select((unit, at) => (unit.Id, at)).ToDictionary(x => x.Id, x => x.at);
        groupAt = Groups.Select((group, at) => (group.Id, at)).ToDictionary(x => x.Id, x => x.at);
        this.recusals = recusals.Where(r => Knows(r.Unit, r.Group)).GroupBy(r => (UnitAt(r.Unit), GroupAt(r.Group)))
            .ToDictionary(r => r.Key, r => (IReadOnlyList<RecusalReason>)[.. r.SelectMany(x => x.Reasons)]);
        this.excluded = [.. (excluded ?? []).Where(x => Knows(x.Unit, x.Group)).Select(x => (UnitAt(x.Unit), GroupAt(x.Group)))];

        Heads = [.. Units.Select(u => u.Headcount)];
        Capacity = [.. Groups.Select(g => g.Capacity)];
        Categories = [.. Units.Select(u => u.Category).Distinct()];
        CategoryOf = [.. Units.Select(u => Categories.IndexOf(u.Category))];
        Areas = [.. Units.Select(u => u.Area).Where(a => a.Length > 0).Distinct()];
        AreaOf = [.. Units.Select(u => Areas.IndexOf(u.Area))];
        Shares = new(this);
        LastGroup = [.. Units.Select(u => u.LastGroup is { } last ? groupAt.GetValueOrDefault(last, None) : None)];
        PinOf = [.. Units.Select(_ => None)];
        foreach (var pin in (pins ?? []).Where(x => Knows(x.Unit, x.Group)))
        {
            PinOf[UnitAt(pin.Unit)] = GroupAt(pin.Group);
        }

        HomeUnits = [.. Groups.Select(g => g.HomeUnits.Where(unitAt.ContainsKey).Select(UnitAt).Distinct().Order().ToArray())];
        HomeGroups = [.. Units.Select((_, unit) => Enumerable.Range(0, Groups.Count).Where(g => HomeUnits[g].Contains(unit)).ToArray())];
        lowerBound = new(() => Assigning.LowerBound.Of(this));
        open = [.. from unit in Enumerable.Range(0, Units.Count) from g in Enumerable.Range(0, Groups.Count) select !Blocks(unit, g).Any()];
    }

    public IReadOnlyList<UnitInScope> Units { get; }

    public IReadOnlyList<InspectingGroup> Groups { get; }

    public AssignmentRules Rules { get; }

    public Weights Weights { get; }

    /// <summary>What no plan can go below, goal by goal.</summary>
    public Goals LowerBound => lowerBound.Value;

    internal List<string> Categories { get; }

    internal List<string> Areas { get; }

    internal int[] Heads { get; }

    internal int[] Capacity { get; }

    internal int[] CategoryOf { get; }

    /// <summary>None where the unit has no area.</summary>
    internal int[] AreaOf { get; }

    internal CategoryShares Shares { get; }

    internal int[] LastGroup { get; }

    internal int[] PinOf { get; }

    internal int[][] HomeUnits { get; }

    internal int[][] HomeGroups { get; }

    /// <summary>Forbidden mutual inspection outweighs everything that the other goals can gain.</summary>
    internal int MutualPrice => Rules.MutualForbidden ? Math.Max(Weights.Mutual, 1_000_000) : Weights.Mutual;

    internal bool Knows(Guid unit, Guid group) => unitAt.ContainsKey(unit) && groupAt.ContainsKey(group);

    internal int UnitAt(Guid unit) => unitAt[unit];

    internal int GroupAt(Guid group) => groupAt[group];

    /// <summary>May the group take the unit, by every rule but capacity and mutual inspection?</summary>
    internal bool IsOpen(int unit, int group) => open[(unit * Groups.Count) + group];

    internal bool IsPinned(int unit) => PinOf[unit] != None;

    internal IReadOnlyList<RecusalReason> RecusalOf(int unit, int group) => recusals.GetValueOrDefault((unit, group)) ?? [];

    /// <summary>Every rule that keeps the unit from the group, the most binding first.</summary>
    internal IEnumerable<HardRule> Blocks(int unit, int group)
    {
        var (u, g) = (Units[unit].Id, Groups[group].Id);
        if (recusals.TryGetValue((unit, group), out var reasons))
        {
            yield return new ConflictRule(u, g, reasons);
        }

        if (PinOf[unit] != None && PinOf[unit] != group)
        {
            yield return new PinRule(u, Groups[PinOf[unit]].Id);
        }

        if (excluded.Contains((unit, group)))
        {
            yield return new ExcludedRule(u, g);
        }

        if (Rules.RepeatForbidden && LastGroup[unit] == group && !Units[unit].MayRepeat)
        {
            yield return new RepeatRule(u, g);
        }
    }

    internal int[] Places(Allotment plan)
    {
        var places = new int[Units.Count];
        Array.Fill(places, None);
        foreach (var (unit, group) in plan.FirstGroups.Where(x => Knows(x.Key, x.Value)))
        {
            places[UnitAt(unit)] = GroupAt(group);
        }

        return places;
    }

    internal Dictionary<Guid, Guid> FirstGroups(int[] places) =>
        Enumerable.Range(0, places.Length).Where(u => places[u] != None).ToDictionary(u => Units[u].Id, u => Groups[places[u]].Id);
}
