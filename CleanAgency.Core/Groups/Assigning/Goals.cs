namespace CleanAgency.Core.Groups.Assigning;

/// <summary>How far a plan is from each soft goal, and what that costs; also the least that any plan can reach, and the difference between two.</summary>
/// <param name="HeadSpread">Headcount of the largest group less that of the smallest, first groups only.</param>
/// <param name="UnitSpread">The same for the number of units.</param>
/// <param name="CategoryDeviation">Units too many or too few of their category in their group.</param>
/// <param name="LoneInArea">Units that have no second one of their area in the group.</param>
/// <param name="Repeats">Units that keep the group of the last round.</param>
/// <param name="Changes">Units that do not.</param>
public sealed record Goals(int HeadSpread, int UnitSpread, int CategoryDeviation, int MutualPairs, int LoneInArea, int Repeats, int Changes)
{
    public static Goals operator -(Goals after, Goals before) => new(
        after.HeadSpread - before.HeadSpread,
        after.UnitSpread - before.UnitSpread,
        after.CategoryDeviation - before.CategoryDeviation,
        after.MutualPairs - before.MutualPairs,
        after.LoneInArea - before.LoneInArea,
        after.Repeats - before.Repeats,
        after.Changes - before.Changes);

    public static Goals Subtract(Goals after, Goals before) => after - before;

    public long Cost(Weights weights) => Times(weights).Sum(part => part.Cost);

    /// <summary>The cost by its parts, those that weigh anything.</summary>
    public IReadOnlyList<CostPart> Parts(Weights weights) => [.. Times(weights).Where(part => part.Weight != 0)];

    private IEnumerable<CostPart> Times(Weights weights) =>
    [
        new(Goal.Headcount, HeadSpread, weights.Headcount),
        new(Goal.Units, UnitSpread, weights.Units),
        new(Goal.Category, CategoryDeviation, weights.Category),
        new(Goal.Mutual, MutualPairs, weights.Mutual),
        new(Goal.Area, LoneInArea, weights.Area),
        new(Goal.Rotation, Repeats, weights.Rotation),
        new(Goal.Continuity, Changes, weights.Continuity),
    ];
}

public enum Goal
{
    Headcount,
    Units,
    Category,
    Mutual,
    Area,
    Rotation,
    Continuity,
}

public sealed record CostPart(Goal Goal, int Amount, int Weight)
{
    public long Cost => (long)Amount * Weight;
}
