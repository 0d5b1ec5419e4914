namespace CleanAgency.Core.Results;

/// <summary>Groups that are connected, directly or over others, by units that two of them have scored. Between two islands nothing can be compared.</summary>
public static class GroupIslands
{
    public static IReadOnlyList<IReadOnlyList<Guid>> Of(IEnumerable<(Guid Unit, Guid Group)> scores)
    {
        var root = new Dictionary<Guid, Guid>();
        foreach (var unit in scores.GroupBy(s => s.Unit, s => s.Group))
        {
            var first = Root(unit.First());
            foreach (var other in unit.Skip(1))
            {
                root[Root(other)] = first;
            }
        }

        return [.. root.Keys.ToList().GroupBy(Root).Select(island => island.ToList())];

        Guid Root(Guid group)
        {
            var up = root.GetValueOrDefault(group, group);
            return root[group] = up == group ? group : Root(up);
        }
    }
}
