namespace CleanAgency.Core.Groups.Assigning;

/// <summary>The counts of a plan, kept right while one unit after another changes its group. All in whole numbers, so that it can be undone exactly.</summary>
internal sealed class Tally
{
    private const int None = AssignmentProblem.None;
    private readonly AssignmentProblem problem;
    private readonly CategoryShares shares;
    private readonly int[] groupOf;
    private readonly int[] units;
    private readonly int[] heads;
    private readonly int[] deviation;
    private readonly int[] inCategory;
    private readonly int[] inArea;
    private readonly int categories;
    private readonly int areas;

    public Tally(AssignmentProblem problem, int[] places)
    {
        this.problem = problem;
        (categories, areas) = (problem.Categories.Count, problem.Areas.Count);
        var groups = problem.Groups.Count;
        groupOf = new int[places.Length];
        Array.Fill(groupOf, None);
        (units, heads, inCategory, inArea) = (new int[groups], new int[groups], new int[groups * categories], new int[groups * areas]);
        deviation = new int[groups];
        shares = problem.Shares;
        for (var unit = 0; unit < places.Length; unit++)
        {
            Place(unit, places[unit]);
        }
    }

    public int MutualPairs { get; private set; }

    public int CategoryDeviation { get; private set; }

    public int LoneInArea { get; private set; }

    public int Repeats { get; private set; }

    public int Changes { get; private set; }

    public long HeadSquares { get; private set; }

    public long UnitSquares { get; private set; }

    public int HeadSpread => heads.Max() - heads.Min();

    public int UnitSpread => units.Max() - units.Min();

    public Goals Goals => new(HeadSpread, UnitSpread, CategoryDeviation, MutualPairs, LoneInArea, Repeats, Changes);

    public int GroupOf(int unit) => groupOf[unit];

    public int UnitsOf(int group) => units[group];

    public int HeadsOf(int group) => heads[group];

    public int InCategory(int group, int category) => inCategory[(group * categories) + category];

    public int InArea(int group, int area) => inArea[(group * areas) + area];

    public int LoneInAreaOf(int group) => Enumerable.Range(group * areas, areas).Count(at => int.IsOddInteger(inArea[at]));

    public int CategoryDeviationOf(int group) => deviation[group];

    public int[] Places() => [.. groupOf];

    public long Price(int mutual)
    {
        var weights = problem.Weights;
        return ((long)mutual * MutualPairs) + ((long)weights.Headcount * HeadSpread) + ((long)weights.Units * UnitSpread)
            + ((long)weights.Category * CategoryDeviation) + ((long)weights.Area * LoneInArea) + ((long)weights.Rotation * Repeats) + ((long)weights.Continuity * Changes);
    }

    public void Place(int unit, int group)
    {
        if (groupOf[unit] != None)
        {
            Count(unit, groupOf[unit], -1);
        }

        groupOf[unit] = group;
        if (group != None)
        {
            Count(unit, group, 1);
        }
    }

    /// <summary>With whom the unit would be in mutual inspection if the group took it: homes of that group which a home group of the unit inspects.</summary>
    public IEnumerable<int> MutualWith(int unit, int group) =>
        problem.HomeUnits[group].Where(other => other != unit && groupOf[other] != group && problem.HomeGroups[unit].Contains(groupOf[other]));

    private void Count(int unit, int group, int sign)
    {
        var weight = problem.Heads[unit];
        HeadSquares += weight * ((2L * sign * heads[group]) + weight);
        heads[group] += sign * weight;
        UnitSquares += (2L * sign * units[group]) + 1;
        units[group] += sign;
        inCategory[(group * categories) + problem.CategoryOf[unit]] += sign;
        CategoryDeviation -= deviation[group];
        deviation[group] = shares.Deviation(units[group], inCategory.AsSpan(group * categories, categories));
        CategoryDeviation += deviation[group];
        CountArea(unit, group, sign);
        CountLast(unit, group, sign);
        if (problem.HomeGroups[unit].Length > 0)
        {
            MutualPairs += sign * MutualCount(unit, group);
        }
    }

    private void CountArea(int unit, int group, int sign)
    {
        if (problem.AreaOf[unit] is var area && area != None)
        {
            ref var count = ref inArea[(group * areas) + area];
            count += sign;
            LoneInArea += int.IsOddInteger(count) ? 1 : -1;
        }
    }

    private void CountLast(int unit, int group, int sign)
    {
        if (problem.LastGroup[unit] is var last && last != None)
        {
            Repeats += last == group ? sign : 0;
            Changes += last == group ? 0 : sign;
        }
    }

    // MutualWith, without its enumerators: this is where the search spends its time.
    private int MutualCount(int unit, int group)
    {
        var count = 0;
        foreach (var other in problem.HomeUnits[group])
        {
            var its = groupOf[other];
            if (its != None && its != group && other != unit && Array.IndexOf(problem.HomeGroups[unit], its) >= 0)
            {
                count++;
            }
        }

        return count;
    }
}
