namespace CleanAgency.Core.Groups.Assigning;

/// <summary>
/// The proof that no plan exists: Units can only go to the groups whose capacity is among the Rules, and these have one place too few.
/// Of the Rules none can be spared: leave any single one out, and these units find a place.
/// </summary>
/// <param name="Unplaced">How many units at least stay without a group; above 1 there are more such sets than this one.</param>
public sealed record WhyNoPlan(int Unplaced, IReadOnlyList<Guid> Units, IReadOnlyList<HardRule> Rules, IReadOnlyList<Remedy> Remedies)
{
    /// <summary>Null if a plan exists. Mutual inspection is not looked at, even where it is forbidden: with it this is no transport problem.</summary>
    public static WhyNoPlan? Find(AssignmentProblem problem)
    {
        var all = Enumerable.Range(0, problem.Units.Count).ToList();
        var flow = new Transport(all.Count, problem.Capacity, problem.IsOpen);
        var refused = all.FindIndex(unit => !flow.TryPlace(unit));
        if (refused < 0)
        {
            return null;
        }

        // What the refused unit reached is full of units that reach nothing else: among them are too many.
        var crowd = new Crowd(problem, [.. flow.Reached], [refused, .. flow.Placed(flow.Reached)]).Shrunk();
        var unplaced = 1 + flow.PlaceAll(all.Skip(refused + 1));
        return new(
            unplaced,
            [.. crowd.Units.Select(u => problem.Units[u].Id)],
            [.. crowd.Rules()],
            [.. RemedySearch.For(problem, crowd, unplaced)]);
    }
}
