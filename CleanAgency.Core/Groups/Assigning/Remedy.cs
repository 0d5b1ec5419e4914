namespace CleanAgency.Core.Groups.Assigning;

/// <summary>One thing to do about a round without a plan. Suffices: done alone, a plan exists; otherwise it mends this set, and the next is still there.</summary>
public abstract record Remedy(bool Suffices);

/// <summary>In the group, so many members give way to somebody without interest in the unit.</summary>
public sealed record ReplaceMembers(Guid Unit, Guid Group, IReadOnlyList<Guid> Persons, bool Suffices) : Remedy(Suffices);

public sealed record AllowRepeat(Guid Unit, Guid Group, bool Suffices) : Remedy(Suffices);

public sealed record TakeOutPin(Guid Unit, Guid Group, bool Suffices) : Remedy(Suffices);

public sealed record LiftExclusion(Guid Unit, Guid Group, bool Suffices) : Remedy(Suffices);

public sealed record RaiseCapacity(Guid Group, int By, bool Suffices) : Remedy(Suffices);
