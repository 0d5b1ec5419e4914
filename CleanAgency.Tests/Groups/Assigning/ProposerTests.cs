using CleanAgency.Core.Groups.Assigning;
using Xunit;

namespace CleanAgency.Tests.Groups.Assigning;

/// <summary>What holds for every district, whatever plan is found.</summary>
public sealed class ProposerTests
{
    private static readonly SearchEffort Little = new(2, 40_000);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_proposal_keeps_every_hard_rule_and_is_better_than_what_it_began_with(int seed)
    {
        var district = RandomDistrict.Planted(seed, 60, 6, 30);
        var problem = district.Problem;
        var proposal = Proposer.Propose(problem, new(seed, 6, Little));
        Assert.True(EveryPlan.Keeps(district, new(proposal.Plan!.FirstGroups)));
        Assert.Empty(proposal.Measures!.Broken);
        Assert.Equal(EveryPlan.Goals(district, proposal.Plan.FirstGroups), proposal.Measures.Goals);
        Assert.True(proposal.Measures.Cost < Proposer.Propose(problem, new(seed, 6, new(1, 0))).Measures!.Cost);
        Assert.True(proposal.Measures.Cost >= proposal.Measures.CostBound);
        Assert.InRange(proposal.Measures.Goals.HeadSpread, 0, 8);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Anchors_are_free_of_conflict_with_both_groups_and_join_all_groups(int seed)
    {
        var district = RandomDistrict.Planted(seed, 60, 6, 30);
        var proposal = Proposer.Propose(district.Problem, new(seed, 6, Little));
        Assert.Equal((6, 1), (proposal.Plan!.Anchors.Select(a => a.Unit).Distinct().Count(), proposal.Measures!.AnchorParts));
        Assert.All(proposal.Plan.Anchors, anchor =>
        {
            Assert.NotEqual(proposal.Plan.FirstGroups[anchor.Unit], anchor.SecondGroup);
            Assert.DoesNotContain(district.Recusals, r => (r.Unit, r.Group) == (anchor.Unit, anchor.SecondGroup));
        });
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan_in_whatever_order_the_district_is_told()
    {
        var district = RandomDistrict.Planted(7, 60, 6, 30);
        var turned = district with { Units = [.. district.Units.Reverse()], Groups = [.. district.Groups.Reverse()], Recusals = [.. district.Recusals.Reverse()] };
        var (one, other) = (Proposer.Propose(district.Problem, new(3, 6, Little)).Plan!, Proposer.Propose(turned.Problem, new(3, 6, Little)).Plan!);
        Assert.Equal(one.FirstGroups, other.FirstGroups);
        Assert.Equal(one.Anchors, other.Anchors);
        Assert.NotEqual(one.FirstGroups, Proposer.Propose(district.Problem, new(4, 6, Little)).Plan!.FirstGroups);
    }

    [Fact]
    public void Where_groups_have_room_to_spare_the_numbers_of_units_stay_even()
    {
        var district = RandomDistrict.Planted(8, 60, 6, 30);
        var roomy = district with { Groups = [.. district.Groups.Select(g => g with { Capacity = g.Capacity + 4 })] };
        var goals = Proposer.Propose(roomy.Problem, new(1, 6, Little)).Measures!.Goals;
        Assert.InRange(goals.UnitSpread, 0, 2);
        Assert.InRange(goals.HeadSpread, 0, 8);
    }

    [Fact]
    public void Pins_survive_a_new_proposal()
    {
        var district = RandomDistrict.Planted(5, 60, 6, 30);
        var first = Proposer.Propose(district.Problem, new(1, 0, Little)).Plan!;
        var pins = first.FirstGroups.Take(10).Select(x => new UnitAndGroup(x.Key, x.Value)).ToList();
        var second = Proposer.Propose((district with { Pins = pins }).Problem, new(2, 0, Little)).Plan!;
        Assert.All(pins, pin => Assert.Equal(pin.Group, second.FirstGroups[pin.Unit]));
    }

    [Fact]
    public void Progress_tells_the_best_so_far_and_ends_when_told_to_stop()
    {
        var problem = RandomDistrict.Planted(2, 60, 6, 30).Problem;
        List<SearchProgress> seen = [];
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Proposer.Propose(problem, new(1, 0, new(1, 10_000_000)), Look, stop.Token));
        Assert.Equal(3, seen.Count);
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(pair.Second.StepsDone > pair.First.StepsDone && pair.Second.BestSoFar.Cost(problem.Weights) <= pair.First.BestSoFar.Cost(problem.Weights)));

        void Look(SearchProgress progress)
        {
            seen.Add(progress);
            if (seen.Count == 3)
            {
                stop.Cancel();
            }
        }
    }

    [Fact]
    public void A_weight_of_continuity_keeps_groups_and_one_of_rotation_changes_them()
    {
        var district = RandomDistrict.Planted(3, 60, 6, 30) with { Rules = new(RepeatForbidden: false) };
        var kept = Proposer.Propose((district with { Weights = new(Continuity: 10) }).Problem, new(1, 0, Little)).Measures!;
        var changed = Proposer.Propose((district with { Weights = new(Rotation: 10) }).Problem, new(1, 0, Little)).Measures!;
        Assert.True(kept.Repeats.Count > changed.Repeats.Count);
        Assert.Equal(kept.Goals.Repeats, kept.Repeats.Count);
    }

    [Fact]
    public void Where_mutual_inspection_is_forbidden_a_pair_is_a_broken_rule_and_nobody_claims_that_there_is_no_plan()
    {
        // Each unit is home to the other group and may go to that of the other only.
        var district = new District([District.Unit(1), District.Unit(2)], [District.Group(1, 1, 1), District.Group(2, 1, 2)])
        {
            Recusals = [District.Recused(1, 1), District.Recused(2, 2)],
            Rules = new(MutualForbidden: true),
        };
        var proposal = Proposer.Propose(district.Problem, new(Effort: Little));
        Assert.Null(proposal.WhyNot);
        Assert.True(proposal.MutualLeft);
        Assert.IsType<MutualRule>(Assert.Single(proposal.Measures!.Broken));
        Assert.False(proposal.Measures.IsBest);
    }

    [Fact]
    public void Where_mutual_inspection_is_forbidden_it_weighs_more_than_everything_else()
    {
        var district = RandomDistrict.Planted(9, 60, 6, 30) with { Rules = new(MutualForbidden: true), Weights = new(Mutual: 0) };
        var proposal = Proposer.Propose(district.Problem, new(1, 0, Little));
        Assert.Empty(proposal.Measures!.Broken);
        Assert.False(proposal.MutualLeft);
    }
}
