namespace CleanAgency.Core.Groups.Assigning;

/// <summary>Which group takes which unit, and which units a second group scores as well. A draft may lack units.</summary>
public sealed record Allotment(IReadOnlyDictionary<Guid, Guid> FirstGroups, IReadOnlyList<Anchor> Anchors);

/// <summary>A unit that is scored by a second group too, so that the groups can be compared.</summary>
public sealed record Anchor(Guid Unit, Guid SecondGroup);
