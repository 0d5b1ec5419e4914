using CleanAgency.Core.Groups.Assigning;

namespace CleanAgency.Tests.Groups.Assigning;

/// <summary>The plain way to decide about a small district: try every plan. It shares no code with what it judges but the input.</summary>
internal static class EveryPlan
{
    public static IEnumerable<Dictionary<Guid, Guid>> Of(District district) =>
        district.Units.Aggregate(
            (IEnumerable<Dictionary<Guid, Guid>>)[[]],
            (plans, unit) => plans.SelectMany(plan => district.Groups.Select(group => new Dictionary<Guid, Guid>(plan) { [unit.Id] = group.Id })));

    public static IEnumerable<Dictionary<Guid, Guid>> Kept(District district) => Of(district).Where(plan => Keeps(district, plan));

    /// <summary>Is there a plan if these rules hold and no others?</summary>
    public static bool ExistsUnder(District district, IReadOnlyCollection<HardRule> rules) => Of(district).Any(plan => rules.All(rule => Keeps(plan, rule)));

    public static bool Keeps(District district, Dictionary<Guid, Guid> plan) =>
        district.Recusals.All(r => plan[r.Unit] != r.Group)
        && district.Excluded.All(x => plan[x.Unit] != x.Group)
        && district.Pins.All(x => plan[x.Unit] == x.Group)
        && district.Groups.All(g => plan.Values.Count(x => x == g.Id) <= g.Capacity)
        && (!district.Rules.RepeatForbidden || district.Units.All(u => u.MayRepeat || plan[u.Id] != u.LastGroup));

    /// <summary>The cost, goal by goal as the words of the goals say.</summary>
    public static Goals Goals(District district, IReadOnlyDictionary<Guid, Guid> plan)
    {
        var members = district.Groups.Select(g => district.Units.Where(u => plan[u.Id] == g.Id).ToList()).ToList();
        return new(
            members.Max(m => m.Sum(u => u.Headcount)) - members.Min(m => m.Sum(u => u.Headcount)),
            members.Max(m => m.Count) - members.Min(m => m.Count),
            members.Sum(m => district.Units.GroupBy(u => u.Category).Sum(c => Outside(m.Count(u => u.Category == c.Key), (double)c.Count() * m.Count / district.Units.Count))),
            (from one in district.Units
             from other in district.Units
             where one.Order < other.Order && plan[one.Id] != plan[other.Id]
             where Home(one, plan[other.Id]) && Home(other, plan[one.Id])
             select one).Count(),
            members.Sum(m => m.Where(u => u.Area.Length > 0).GroupBy(u => u.Area).Count(a => a.Count() % 2 == 1)),
            district.Units.Count(u => u.LastGroup == plan[u.Id]),
            district.Units.Count(u => u.LastGroup is { } last && last != plan[u.Id]));

        bool Home(UnitInScope unit, Guid group) => district.Groups.Single(g => g.Id == group).HomeUnits.Contains(unit.Id);
    }

    private static int Outside(int count, double share) => (int)Math.Max(0, Math.Max(Math.Floor(share + 1e-9) - count, count - Math.Ceiling(share - 1e-9)));

    private static bool Keeps(Dictionary<Guid, Guid> plan, HardRule rule) => rule switch
    {
        ConflictRule r => plan[r.Unit] != r.Group,
        ExcludedRule r => plan[r.Unit] != r.Group,
        RepeatRule r => plan[r.Unit] != r.Group,
        PinRule r => plan[r.Unit] == r.Group,
        CapacityRule r => plan.Values.Count(g => g == r.Group) <= r.Capacity,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}
