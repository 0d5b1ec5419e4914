namespace CleanAgency.Core.Groups.Assigning;

/// <summary>Two plans of one round side by side.</summary>
public sealed record PlanComparison(IReadOnlyList<MovedUnit> Moved, IReadOnlyList<Anchor> AnchorsGone, IReadOnlyList<Anchor> AnchorsNew, PlanMeasures Before, PlanMeasures After)
{
    public static PlanComparison Of(AssignmentProblem problem, Allotment before, Allotment after) => new(
        [
            .. from unit in problem.Units
               let moved = new MovedUnit(unit.Id, GroupIn(before, unit.Id), GroupIn(after, unit.Id))
               where moved.From != moved.To
               select moved,
        ],
        [.. before.Anchors.Except(after.Anchors)],
        [.. after.Anchors.Except(before.Anchors)],
        PlanMeasures.Of(problem, before),
        PlanMeasures.Of(problem, after));

    private static Guid? GroupIn(Allotment plan, Guid unit) => plan.FirstGroups.TryGetValue(unit, out var group) ? group : null;
}

public sealed record MovedUnit(Guid Unit, Guid? From, Guid? To);
