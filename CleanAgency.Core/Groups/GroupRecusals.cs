namespace CleanAgency.Core.Groups;

/// <summary>The conflicts of whole groups: a group may not judge a unit as long as one of its members may not.</summary>
public sealed class GroupRecusals(IEnumerable<Recusal> recusals, IReadOnlyDictionary<Guid, Guid> groupOf)
{
    private readonly ILookup<(Guid GroupId, Guid UnitId), Recusal> reasons =
        recusals.Where(r => groupOf.ContainsKey(r.PersonId)).ToLookup(r => (groupOf[r.PersonId], r.UnitId));

    public IEnumerable<(Guid GroupId, Guid UnitId)> Pairs => reasons.Select(pair => pair.Key);

    /// <summary>Where its members serve during the round.</summary>
    public IEnumerable<Guid> HomesOf(Guid groupId) => reasons.Where(pair => pair.Key.GroupId == groupId && pair.Any(r => r.Kind == ConflictKind.OwnUnit)).Select(pair => pair.Key.UnitId);

    /// <summary>Every reason why this group may not judge this unit; none: it may.</summary>
    public IReadOnlyList<Recusal> Of(Guid groupId, Guid unitId) => [.. reasons[(groupId, unitId)]];
}
