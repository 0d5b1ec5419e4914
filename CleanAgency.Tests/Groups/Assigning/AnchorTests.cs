using CleanAgency.Core.Groups.Assigning;
using Xunit;

namespace CleanAgency.Tests.Groups.Assigning;

public sealed class AnchorTests
{
    private static readonly SearchEffort Little = new(1, 5000);

    [Fact]
    public void Two_groups_of_43_share_units_that_both_score()
    {
        var proposal = Proposer.Propose(District.Plain(86, 43, 43).Problem, new(1, 4, Little));
        Assert.Empty(proposal.Measures!.Broken);
        Assert.All(proposal.Measures.Groups, group => Assert.Equal(43, group.Units));
        Assert.Equal((4, 1), (proposal.Plan!.Anchors.Count, proposal.Measures.AnchorParts));
        Assert.Equal([2, 2], proposal.Plan.Anchors.CountBy(a => a.SecondGroup).Select(x => x.Value));
    }

    [Fact]
    public void The_ring_gives_every_group_one_second_card()
    {
        var proposal = Proposer.Propose(District.Plain(40, 8, 8, 8, 8, 8).Problem, new(1, 5, Little));
        Assert.Equal([1, 1, 1, 1, 1], proposal.Plan!.Anchors.CountBy(a => a.SecondGroup).Select(x => x.Value));
        Assert.Equal([1, 1, 1, 1, 1], proposal.Plan.Anchors.CountBy(a => proposal.Plan.FirstGroups[a.Unit]).Select(x => x.Value));
    }

    [Fact]
    public void Fewer_than_wanted_still_hang_together()
    {
        var proposal = Proposer.Propose(District.Plain(40, 8, 8, 8, 8, 8).Problem, new(1, 3, Little));
        Assert.Equal((3, 2), (proposal.Plan!.Anchors.Count, proposal.Measures!.AnchorParts));
    }

    [Fact]
    public void Where_neighbours_share_no_free_unit_others_join_the_groups()
    {
        // Units 1-8 only with groups 1 and 3, 9-16 only with 2 and 4, 17-24 with 1 and 4: no unit is free for both 1 and 2, 2 and 3, or 3 and 4.
        var barred = from unit in Enumerable.Range(1, 24)
                     from grp in Enumerable.Range(1, 4)
                     where !(unit <= 8 ? grp is 1 or 3 : unit <= 16 ? grp is 2 or 4 : grp is 1 or 4)
                     select District.Recused(unit, grp);
        var proposal = Proposer.Propose((District.Plain(24, 6, 6, 6, 6) with { Recusals = [.. barred] }).Problem, new(1, 4, Little));
        Assert.Empty(proposal.Measures!.Broken);
        Assert.Equal((4, 1), (proposal.Plan!.Anchors.Count, proposal.Measures.AnchorParts));
    }

    [Fact]
    public void Where_no_unit_is_free_for_two_groups_none_is_chosen_and_that_is_said()
    {
        var district = District.Plain(4, 2, 2) with { Recusals = [District.Recused(1, 2), District.Recused(2, 2), District.Recused(3, 1), District.Recused(4, 1)] };
        var proposal = Proposer.Propose(district.Problem, new(1, 2, Little));
        Assert.Empty(proposal.Plan!.Anchors);
        Assert.Equal((2, 2), (proposal.AnchorsMissing, proposal.Measures!.AnchorParts));
    }

    [Fact]
    public void An_anchor_avoids_a_mutual_pair_where_it_can()
    {
        // Unit 1 is home to group 2, which inspects unit 3 and 4; unit 3 is home to group 1. Scored by group 1 too, unit 4 makes no pair.
        var district = new District(
            [.. Enumerable.Range(1, 4).Select(n => District.Unit(n))],
            [District.Group(1, 2, 3), District.Group(2, 2, 1)])
        {
            Pins = [District.Pair(1, 1), District.Pair(2, 1), District.Pair(3, 2), District.Pair(4, 2)],
            Recusals = [District.Recused(1, 2), District.Recused(3, 1)],
        };
        var proposal = Proposer.Propose(district.Problem, new(1, 2, Little));
        Assert.Equal([District.U(2), District.U(4)], proposal.Plan!.Anchors.Select(a => a.Unit));
        Assert.Empty(proposal.Measures!.MutualByAnchors);
    }

    [Fact]
    public void A_second_group_with_a_conflict_or_the_first_group_again_is_a_broken_rule()
    {
        var district = District.Plain(2, 1, 1) with { Recusals = [District.Recused(1, 2)] };
        var plan = new Allotment(
            new Dictionary<Guid, Guid> { [District.U(1)] = District.G(1), [District.U(2)] = District.G(2) },
            [new(District.U(1), District.G(2)), new(District.U(2), District.G(2))]);
        var broken = PlanMeasures.Of(district.Problem, plan).Broken;
        Assert.IsType<ConflictRule>(broken[0]);
        Assert.Equal(new AnchorRule(District.U(2), District.G(2)), broken[1]);
    }
}
