namespace CleanAgency.Core.Groups.Assigning;

/// <summary>A unit in scope. LastGroup is the group of this round that stands for the one which inspected it last time.</summary>
/// <param name="Order">The official order of the units.</param>
/// <param name="MayRepeat">It may keep the group of the last round although the round forbids it.</param>
public sealed record UnitInScope(Guid Id, int Order, int Headcount, string Category, string Area = "", Guid? LastGroup = null, bool MayRepeat = false);

/// <summary>A group that inspects. HomeUnits: where its members serve.</summary>
public sealed record InspectingGroup(Guid Id, int Number, int Capacity, IReadOnlyCollection<Guid> HomeUnits);

/// <summary>A group that has an interest in a unit, through one or more of its members.</summary>
public sealed record Recusal(Guid Unit, Guid Group, IReadOnlyList<RecusalReason> Reasons);

public sealed record RecusalReason(Guid Conflict, Guid Person);

/// <summary>A pin, or a pair that is excluded.</summary>
public sealed record UnitAndGroup(Guid Unit, Guid Group);

/// <summary>The two hard rules that a round can switch.</summary>
public sealed record AssignmentRules(bool RepeatForbidden = true, bool MutualForbidden = false);

/// <summary>What one head of spread, one unit of spread, one mutual pair… costs. Nought switches a goal off.</summary>
/// <param name="Area">A unit without a second one of its area in the group, so that the day's other half is spent elsewhere.</param>
/// <param name="Rotation">A unit that keeps the group of the last round.</param>
/// <param name="Continuity">A unit that does not keep it.</param>
public sealed record Weights(int Headcount = 8, int Units = 8, int Category = 5, int Mutual = 10, int Area = 1, int Rotation = 0, int Continuity = 0);
