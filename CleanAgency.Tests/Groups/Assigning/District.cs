using CleanAgency.Core.Groups.Assigning;

namespace CleanAgency.Tests.Groups.Assigning;

/// <summary>What a problem is made of, so that a test can change one thing of it.</summary>
internal sealed record District(IReadOnlyList<UnitInScope> Units, IReadOnlyList<InspectingGroup> Groups)
{
    public IReadOnlyList<Recusal> Recusals { get; init; } = [];

    public IReadOnlyList<UnitAndGroup> Excluded { get; init; } = [];

    public IReadOnlyList<UnitAndGroup> Pins { get; init; } = [];

    public AssignmentRules Rules { get; init; } = new();

    public Weights Weights { get; init; } = new();

    public AssignmentProblem Problem => new(Units, Groups, Recusals, Excluded, Pins, Rules, Weights);

    public static Guid U(int number) => new(number, 1, 0, new byte[8]);

    public static Guid G(int number) => new(number, 2, 0, new byte[8]);

    public static Guid P(int number) => new(number, 3, 0, new byte[8]);

    public static UnitInScope Unit(int number, int heads = 10, string category = "A", string area = "", int? last = null) =>
        new(U(number), number, heads, category, area, last is { } group ? G(group) : null);

    public static InspectingGroup Group(int number, int capacity, params int[] homes) => new(G(number), number, capacity, [.. homes.Select(U)]);

    public static Recusal Recused(int unit, int group, params int[] persons) =>
        new(U(unit), G(group), [.. persons.DefaultIfEmpty(1).Select(person => new RecusalReason(P(person), P(person)))]);

    public static UnitAndGroup Pair(int unit, int group) => new(U(unit), G(group));

    /// <summary>So many units of ten heads, and groups of some capacity each.</summary>
    public static District Plain(int units, params int[] capacities) =>
        new([.. Enumerable.Range(1, units).Select(n => Unit(n))], [.. capacities.Select((capacity, at) => Group(at + 1, capacity))]);

    public District Without(HardRule rule) => rule switch
    {
        ConflictRule r => this with { Recusals = [.. Recusals.Where(x => (x.Unit, x.Group) != (r.Unit, r.Group))] },
        ExcludedRule r => this with { Excluded = [.. Excluded.Where(x => (x.Unit, x.Group) != (r.Unit, r.Group))] },
        PinRule r => this with { Pins = [.. Pins.Where(x => x.Unit != r.Unit)] },
        RepeatRule r => this with { Units = [.. Units.Select(u => u.Id == r.Unit ? u with { MayRepeat = true } : u)] },
        CapacityRule r => Raise(r.Group, Units.Count),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    public District Raise(Guid group, int by) => this with { Groups = [.. Groups.Select(g => g.Id == group ? g with { Capacity = g.Capacity + by } : g)] };
}
