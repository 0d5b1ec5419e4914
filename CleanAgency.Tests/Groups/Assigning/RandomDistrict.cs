
namespace CleanAgency.Tests.Groups.Assigning;

/// <summary>Districts drawn from a seed.</summary>
internal static class RandomDistrict
{
    /// <summary>A few units and groups with rules of every kind, so tight that about half have no plan; small enough to try every plan.</summary>
    public static District Small(int seed)
    {
        var random = new Random(seed);
        var (units, groups) = (random.Next(2, 7), random.Next(2, 4));
        var pairs = from u in Enumerable.Range(1, units) from g in Enumerable.Range(1, groups) select (Unit: u, Group: g);
        var density = random.NextDouble() * 0.6;
        return new(
            [.. Enumerable.Range(1, units).Select(n => District.Unit(n, random.Next(1, 12), random.Next(2) == 0 ? "A" : "B", "EW"[random.Next(2)].ToString(), random.Next(groups) + 1))],
            [.. Enumerable.Range(1, groups).Select(n => District.Group(n, random.Next(1, 4), random.Next(units) + 1, random.Next(units) + 1))])
        {
            Recusals = [.. pairs.Where(_ => random.NextDouble() < density).Select(p => District.Recused(p.Unit, p.Group, [.. Enumerable.Range(1, random.Next(1, 3))]))],
            Excluded = [.. pairs.Where(_ => random.NextDouble() < 0.1).Select(p => District.Pair(p.Unit, p.Group))],
            Pins = [.. Enumerable.Range(1, units).Where(_ => random.NextDouble() < 0.15).Select(u => District.Pair(u, random.Next(groups) + 1))],
            Rules = new(RepeatForbidden: random.Next(3) > 0),
            Weights = new(Category: 5 * random.Next(2), Area: 3 * random.Next(2), Rotation: random.Next(3), Continuity: random.Next(3)),
        };
    }

    /// <summary>A plan is planted that keeps every rule, without mutual pairs, all groups with the same number of heads; a tenth of all pairs is in conflict.</summary>
    public static District Planted(int seed, int units, int groups, int inspectors)
    {
        var random = new Random(seed);
        var order = Enumerable.Range(0, units).ToArray();
        random.Shuffle(order);
        var each = units / groups;
        var (plan, heads) = (new int[units], new int[units]);
        foreach (var (members, group) in order.Chunk(each).Select((members, at) => (members, at)))
        {
            foreach (var unit in members)
            {
                (plan[unit], heads[unit]) = (group, 8 + (int)(random.NextDouble() * random.NextDouble() * 60));
            }

            for (var missing = (25 * each) - members.Sum(u => heads[u]); missing != 0;)
            {
                var unit = members[random.Next(each)];
                var step = heads[unit] > 5 ? Math.Sign(missing) : 1;
                heads[unit] += step;
                missing -= step;
            }
        }

        var homes = new Dictionary<int, int>();
        while (homes.Count < inspectors)
        {
            var (unit, group) = (random.Next(units), homes.Count % groups);
            if (plan[unit] != group && !homes.ContainsKey(unit) && !homes.Any(h => plan[h.Key] == group && plan[unit] == h.Value))
            {
                homes.Add(unit, group);
            }
        }

        var conflicts = homes.Select(h => (Unit: h.Key, Group: h.Value)).ToHashSet();
        while (conflicts.Count < units * groups / 10)
        {
            var pair = (Unit: random.Next(units), Group: random.Next(groups));
            if (plan[pair.Unit] != pair.Group)
            {
                conflicts.Add(pair);
            }
        }

        return new(
            [.. plan.Select((group, n) => District.Unit(n + 1, heads[n], "ABCD"[random.Next(4)].ToString(), "EWNSM"[random.Next(5)].ToString(), ((group + 1 + random.Next(groups - 1)) % groups) + 1))],
            [.. Enumerable.Range(0, groups).Select(g => District.Group(g + 1, each, [.. homes.Where(h => h.Value == g).Select(h => h.Key + 1)]))])
        {
            Recusals = [.. conflicts.Order().Select(c => District.Recused(c.Unit + 1, c.Group + 1))],
        };
    }
}
