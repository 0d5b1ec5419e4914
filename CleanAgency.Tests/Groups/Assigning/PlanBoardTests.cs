using CleanAgency.Core.Groups.Assigning;
using Xunit;

namespace CleanAgency.Tests.Groups.Assigning;

public sealed class PlanBoardTests
{
    [Fact]
    public void What_a_change_costs_is_what_it_has_cost_when_it_is_made()
    {
        foreach (var seed in Enumerable.Range(1, 6))
        {
            var problem = (RandomDistrict.Planted(seed, 30, 5, 15) with { Rules = new(MutualForbidden: seed % 2 == 0) }).Problem;
            var plan = Proposer.Propose(problem, new(seed, 5, new(1, 500))).Plan!;
            var board = new PlanBoard(problem, plan);
            var random = new Random(seed);
            for (var i = 0; i < 40; i++)
            {
                var (unit, other) = (problem.Units[random.Next(30)].Id, problem.Units[random.Next(30)].Id);
                if (plan.FirstGroups[unit] != plan.FirstGroups[other])
                {
                    Holds(problem, plan, board.Move(unit, plan.FirstGroups[other]), new() { [unit] = plan.FirstGroups[other] });
                    Holds(problem, plan, board.Swap(unit, other), new() { [unit] = plan.FirstGroups[other], [other] = plan.FirstGroups[unit] });
                }
            }
        }
    }

    [Fact]
    public void A_group_names_all_that_is_against_it()
    {
        var district = District.Plain(3, 1, 1, 1) with
        {
            Recusals = [District.Recused(1, 2, 7, 8)],
            Excluded = [District.Pair(1, 2)],
            Pins = [District.Pair(1, 1)],
            Units = [District.Unit(1, last: 2), District.Unit(2), District.Unit(3)],
        };
        var plan = new Allotment(new Dictionary<Guid, Guid> { [District.U(1)] = District.G(1), [District.U(2)] = District.G(2) }, []);
        var answers = new PlanBoard(district.Problem, plan).WhyNot(District.U(1));
        Assert.Equal([typeof(ConflictRule), typeof(PinRule), typeof(ExcludedRule), typeof(RepeatRule), typeof(CapacityRule)], answers[1].Rules.Select(r => r.GetType()));
        Assert.Equal([District.P(7), District.P(8)], ((ConflictRule)answers[1].Rules[0]).Reasons.Select(r => r.Person));
        Assert.Null(answers[1].Swap);
        Assert.Equal(new PinRule(District.U(1), District.G(1)), Assert.Single(answers[2].Rules));
        Assert.True(answers[0].IsCurrent);
    }

    [Fact]
    public void A_unit_without_a_group_is_named_and_can_be_moved_to_where_there_is_room()
    {
        var plan = new Allotment(new Dictionary<Guid, Guid> { [District.U(1)] = District.G(1) }, []);
        var problem = District.Plain(2, 1, 1).Problem;
        Assert.Equal(new CoverageRule(District.U(2)), Assert.Single(PlanMeasures.Of(problem, plan).Broken));
        var offer = Assert.Single(new PlanBoard(problem, plan).Offers(District.U(2)));
        Assert.Equal((District.G(2), null), (offer.Group, offer.With));
        Assert.Equal(new CoverageRule(District.U(2)), Assert.Single(offer.Mends));
    }

    [Fact]
    public void Two_plans_are_compared_unit_by_unit_and_number_by_number()
    {
        var problem = District.Plain(3, 2, 2).Problem;
        Dictionary<Guid, Guid> before = new() { [District.U(1)] = District.G(1), [District.U(2)] = District.G(1), [District.U(3)] = District.G(2) };
        var comparison = PlanComparison.Of(problem, new(before, [new(District.U(1), District.G(2))]), new(new Dictionary<Guid, Guid>(before) { [District.U(2)] = District.G(2) }, []));
        Assert.Equal(new MovedUnit(District.U(2), District.G(1), District.G(2)), Assert.Single(comparison.Moved));
        Assert.Equal((1, 0), (comparison.AnchorsGone.Count, comparison.AnchorsNew.Count));
        Assert.Equal((1, 2), (comparison.Before.AnchorParts, comparison.After.AnchorParts));
    }

    private static void Holds(AssignmentProblem problem, Allotment plan, PlanChange change, Dictionary<Guid, Guid> moved)
    {
        var made = plan with { FirstGroups = plan.FirstGroups.ToDictionary(x => x.Key, x => moved.GetValueOrDefault(x.Key, x.Value)) };
        var (before, after) = (PlanMeasures.Of(problem, plan), PlanMeasures.Of(problem, made));
        Assert.Equal(after.Goals, change.After);
        Assert.Equal(after.Cost - before.Cost, change.Cost);
        Assert.Equal(after.Broken.ToHashSet(), before.Broken.Except(change.Mends).Concat(change.Breaks).ToHashSet());
    }
}
