namespace CleanAgency.Core.Groups.Assigning;

/// <summary>Units to groups with room, each by an augmenting path: what cannot be placed this way cannot be placed at all.</summary>
internal sealed class Transport
{
    private const int None = AssignmentProblem.None;
    private readonly Func<int, int, bool> open;
    private readonly int[] capacity;
    private readonly List<int>[] taken;
    private readonly int[] cameFrom;
    private readonly Queue<int> next = new();

    public Transport(int units, int[] capacity, Func<int, int, bool> open)
    {
        this.open = open;
        this.capacity = capacity;
        Places = new int[units];
        Array.Fill(Places, None);
        taken = [.. capacity.Select(_ => new List<int>())];
        cameFrom = new int[capacity.Length];
    }

    public int[] Places { get; }

    /// <summary>The groups that the last unit could reach when it was refused, all of them full of units that reach no others.</summary>
    public IEnumerable<int> Reached => Enumerable.Range(0, capacity.Length).Where(group => cameFrom[group] != None);

    public IEnumerable<int> Placed(IEnumerable<int> groups) => groups.SelectMany(group => taken[group]);

    /// <summary>How many of the units stay without a group, whatever is done.</summary>
    public int PlaceAll(IEnumerable<int> order) => order.Count(unit => !TryPlace(unit));

    public bool TryPlace(int unit)
    {
        Array.Fill(cameFrom, None);
        next.Clear();
        Visit(unit);
        while (next.TryDequeue(out var group))
        {
            if (taken[group].Count < capacity[group])
            {
                Shift(group, unit);
                return true;
            }

            foreach (var other in taken[group])
            {
                Visit(other);
            }
        }

        return false;
    }

    // The emptiest group first: the plan from which the search starts is then already fairly even.
    private void Visit(int unit)
    {
        foreach (var group in Enumerable.Range(0, capacity.Length).Where(g => cameFrom[g] == None && open(unit, g)).OrderBy(g => taken[g].Count))
        {
            cameFrom[group] = unit;
            next.Enqueue(group);
        }
    }

    private void Shift(int group, int newcomer)
    {
        while (true)
        {
            var unit = cameFrom[group];
            var before = Places[unit];
            Places[unit] = group;
            taken[group].Add(unit);
            if (unit == newcomer)
            {
                return;
            }

            taken[before].Remove(unit);
            group = before;
        }
    }
}
