namespace CleanAgency.Core.Groups.Assigning;

/// <summary>One single rule that no locked plan may break.</summary>
public abstract record HardRule;

/// <summary>The group has an interest in the unit; all its reasons are one rule, because each alone suffices.</summary>
public sealed record ConflictRule(Guid Unit, Guid Group, IReadOnlyList<RecusalReason> Reasons) : HardRule;

public sealed record PinRule(Guid Unit, Guid Group) : HardRule;

public sealed record ExcludedRule(Guid Unit, Guid Group) : HardRule;

/// <summary>Group is the one of the last round.</summary>
public sealed record RepeatRule(Guid Unit, Guid Group) : HardRule;

public sealed record CapacityRule(Guid Group, int Capacity) : HardRule;

/// <summary>Every unit has one first group.</summary>
public sealed record CoverageRule(Guid Unit) : HardRule;

/// <summary>No two units inspect each other, where the round forbids it.</summary>
public sealed record MutualRule(Guid Unit, Guid Group, Guid OtherUnit, Guid OtherGroup) : HardRule;

/// <summary>A second group is another than the first.</summary>
public sealed record AnchorRule(Guid Unit, Guid SecondGroup) : HardRule;
