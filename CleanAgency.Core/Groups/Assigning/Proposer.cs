namespace CleanAgency.Core.Groups.Assigning;

/// <summary>What is asked of a proposal. The effort is counted in steps, so that a seed gives the same plan on every machine.</summary>
public sealed record ProposalWishes(long Seed = 1, int Anchors = 0, SearchEffort? Effort = null);

public sealed record SearchEffort(int Rounds, long StepsPerRound)
{
    /// <summary>A second or two for a district, under half a minute for 2,000 units.</summary>
    public static SearchEffort For(AssignmentProblem problem) => new(problem.Units.Count < 200 ? 5 : 4, Math.Max(2_000_000, 5_000L * problem.Units.Count));
}

/// <summary>How far the search is, with the best plan so far.</summary>
public sealed record SearchProgress(long StepsDone, long StepsInAll, Goals BestSoFar, IReadOnlyDictionary<Guid, Guid> FirstGroups);

/// <summary>A plan with its measures, or the reason why there is none.</summary>
/// <param name="MutualLeft">Mutual inspection is forbidden, and the search found no plan without it. That is no proof that there is none.</param>
public sealed record Proposal(Allotment? Plan, PlanMeasures? Measures, WhyNoPlan? WhyNot, int AnchorsMissing, bool MutualLeft);

/// <summary>How assignment decides: exactly whether there is a plan, by search which one, and then the anchors. See docs/assignment.md.</summary>
public static class Proposer
{
    public static Proposal Propose(AssignmentProblem problem, ProposalWishes wishes, Action<SearchProgress>? progress = null, CancellationToken stop = default)
    {
        if (WhyNoPlan.Find(problem) is { } why)
        {
            return new(null, null, why, wishes.Anchors, false);
        }

        var places = Search(problem, wishes, progress, stop);
        var anchors = AnchorChoice.For(problem, places, wishes.Anchors);
        var plan = new Allotment(problem.FirstGroups(places), anchors);
        var measures = PlanMeasures.Of(problem, plan);
        return new(plan, measures, null, wishes.Anchors - anchors.Count, problem.Rules.MutualForbidden && measures.MutualPairs.Count > 0);
    }

    private static int[] Search(AssignmentProblem problem, ProposalWishes wishes, Action<SearchProgress>? progress, CancellationToken stop)
    {
        var effort = wishes.Effort ?? SearchEffort.For(problem);
        var aim = problem.LowerBound.Cost(problem.Weights);
        var dice = new Dice(wishes.Seed);
        var best = new PlanSearch(problem, SomePlan(problem, dice), dice);
        for (var round = 0; round < effort.Rounds && best.BestPrice > aim; round++)
        {
            var before = round * effort.StepsPerRound;
            var search = round == 0 ? best : new PlanSearch(problem, SomePlan(problem, dice), dice);
            search.Run(effort.StepsPerRound, aim, step => Tell(before + step, search), stop);
            best = Better(search);
        }

        return best.Best;

        PlanSearch Better(PlanSearch search) => search.BestPrice < best.BestPrice ? search : best;

        void Tell(long done, PlanSearch search)
        {
            if (progress is not null)
            {
                var places = Better(search).Best;
                progress(new(done, effort.Rounds * effort.StepsPerRound, new Tally(problem, places).Goals, problem.FirstGroups(places)));
            }
        }
    }

    private static int[] SomePlan(AssignmentProblem problem, Dice dice)
    {
        var flow = new Transport(problem.Units.Count, problem.Capacity, problem.IsOpen);
        flow.PlaceAll(dice.Shuffle(problem.Units.Count));
        return flow.Places;
    }
}
