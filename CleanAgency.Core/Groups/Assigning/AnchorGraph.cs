namespace CleanAgency.Core.Groups.Assigning;

/// <summary>Groups joined by the units that two of them score.</summary>
internal static class AnchorGraph
{
    public static int Parts(AssignmentProblem problem, Tally tally, IReadOnlyList<Anchor> anchors)
    {
        var parts = new GroupParts(problem.Groups.Count);
        foreach (var anchor in anchors.Where(a => problem.Knows(a.Unit, a.SecondGroup)))
        {
            if (tally.GroupOf(problem.UnitAt(anchor.Unit)) is var first && first != AssignmentProblem.None)
            {
                parts.Join(first, problem.GroupAt(anchor.SecondGroup));
            }
        }

        return parts.Count;
    }
}

/// <summary>Which groups hang together so far.</summary>
internal sealed class GroupParts(int groups)
{
    private readonly int[] part = [.. Enumerable.Range(0, groups)];

    public int Count => part.Distinct().Count();

    public bool Joined(int one, int other) => part[one] == part[other];

    public void Join(int one, int other)
    {
        var (keep, give) = (part[one], part[other]);
        for (var g = 0; g < part.Length; g++)
        {
            part[g] = part[g] == give ? keep : part[g];
        }
    }
}
