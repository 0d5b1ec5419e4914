namespace CleanAgency.Core.Groups.Assigning;

/// <summary>
/// Units that a second group scores too: a ring G1–G2–…–Gn–G1 of one unit a neighbouring pair, so that all scores can be compared.
/// Where a pair shares no free unit, other pairs join what is still apart. Fewer than wanted is an answer, not a refusal.
/// </summary>
internal sealed class AnchorChoice
{
    private readonly AssignmentProblem problem;
    private readonly int[] places;
    private readonly Tally tally;
    private readonly GroupParts parts;
    private readonly List<Anchor> chosen = [];
    private readonly HashSet<int> used = [];

    private AnchorChoice(AssignmentProblem problem, int[] places)
    {
        this.problem = problem;
        this.places = places;
        tally = new(problem, places);
        parts = new(problem.Groups.Count);
    }

    public static IReadOnlyList<Anchor> For(AssignmentProblem problem, int[] places, int wanted)
    {
        var choice = new AnchorChoice(problem, places);
        var groups = problem.Groups.Count;
        for (var distance = 1; distance < groups && choice.chosen.Count < wanted; distance++)
        {
            var pairs = Enumerable.Range(0, groups).Select(g => (One: g, Next: (g + distance) % groups)).ToList();
            // First what joins, then what closes the ring: with fewer than wanted, what is there still hangs together.
            choice.Take(pairs.Where(p => distance == 1 || !choice.parts.Joined(p.One, p.Next)), wanted);
        }

        for (var distance = 1; distance < groups && choice.chosen.Count < wanted; distance++)
        {
            choice.Take(Enumerable.Range(0, groups).Select(g => (g, (g + distance) % groups)), wanted);
        }

        return choice.chosen;
    }

    private void Take(IEnumerable<(int One, int Next)> pairs, int wanted)
    {
        foreach (var (one, next) in pairs)
        {
            if (chosen.Count < wanted && Best(one, next) is { } anchor)
            {
                chosen.Add(new(problem.Units[anchor.Unit].Id, problem.Groups[anchor.Second].Id));
                used.Add(anchor.Unit);
                parts.Join(one, next);
            }
        }
    }

    private (int Unit, int Second)? Best(int one, int next)
    {
        var candidates =
            from way in new[] { (First: one, Second: next, Back: false), (First: next, Second: one, Back: true) }
            from unit in Enumerable.Range(0, places.Length)
            where places[unit] == way.First && !used.Contains(unit) && Free(unit, way.First) && Free(unit, way.Second)
            orderby NewMutualPairs(unit, way.Second), way.Back, problem.LastGroup[unit] == way.Second, unit
            select (Unit: unit, way.Second);
        return candidates.Cast<(int, int)?>().FirstOrDefault();
    }

    private bool Free(int unit, int group) => !problem.Blocks(unit, group).Any(rule => rule is ConflictRule or ExcludedRule);

    private int NewMutualPairs(int unit, int second) =>
        MutualPairs.ByAnchors(problem, tally, [.. chosen, new(problem.Units[unit].Id, problem.Groups[second].Id)]).Count;
}
