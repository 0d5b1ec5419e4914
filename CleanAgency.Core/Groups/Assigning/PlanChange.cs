namespace CleanAgency.Core.Groups.Assigning;

/// <summary>What would become of the plan: one unit to another group, or two units exchanged.</summary>
/// <param name="With">The unit that goes the other way, or none.</param>
/// <param name="Breaks">Hard rules that would be broken and are kept now.</param>
/// <param name="Mends">Hard rules that are broken now and would be kept.</param>
public sealed record PlanChange(Guid Unit, Guid Group, Guid? With, IReadOnlyList<HardRule> Breaks, IReadOnlyList<HardRule> Mends, Goals Before, Goals After, Weights Weights)
{
    public Goals Difference => After - Before;

    /// <summary>Above nought the plan gets dearer.</summary>
    public long Cost => Difference.Cost(Weights);
}

/// <summary>Why a group does not have the unit.</summary>
/// <param name="Rules">Every rule against it, all reasons of each, a full group among them; empty where nothing is against it.</param>
/// <param name="Move">What moving it there would do; null for the group that has it.</param>
/// <param name="Swap">The best exchange with a unit of that group, if the rules allow one.</param>
public sealed record GroupAnswer(Guid Group, bool IsCurrent, IReadOnlyList<HardRule> Rules, PlanChange? Move, PlanChange? Swap);
