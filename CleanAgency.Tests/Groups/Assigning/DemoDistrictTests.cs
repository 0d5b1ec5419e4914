using CleanAgency.Core.Groups.Assigning;
using Xunit;

namespace CleanAgency.Tests.Groups.Assigning;

public sealed class DemoDistrictTests
{
    // A quarter of what a proposal takes by itself: tests are not built for speed.
    private static readonly SearchEffort Quarter = new(3, 1_000_000);
    private static readonly int[] NotStarted = [23, 28, 31, 34, 45];

    [Fact]
    public void The_published_plan_measures_as_the_demo_says()
    {
        var measures = PlanMeasures.Of(DemoDistrict.R3.Problem, DemoDistrict.Plan);
        Assert.Equal(45, DemoDistrict.R3.Recusals.Select(r => (r.Unit, r.Group)).Distinct().Count());
        Assert.Empty(measures.Broken);
        Assert.Equal((48, 48), (measures.Placed, measures.Units));
        Assert.Equal((189, 196), (measures.Groups.Min(g => g.Heads), measures.Groups.Max(g => g.Heads)));
        Assert.Equal((7, 0, 0), (measures.Goals.HeadSpread, measures.Goals.MutualPairs, measures.Goals.CategoryDeviation));
        Assert.Equal(1, measures.LowerBound.HeadSpread);
        Assert.Equal(["党3经1社2执2", "党2经2社2执2", "党3经2社1执2", "党2经2社2执2", "党3经2社2执1", "党3经1社2执2"], measures.Groups.Select(g => string.Concat(g.Categories.Select(c => $"{c.Key[0]}{c.Value}"))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_proposes_a_plan_without_violation_without_mutual_pair_and_nearly_even(int seed)
    {
        var proposal = Proposer.Propose(DemoDistrict.R3.Problem, new(seed, 6, Quarter));
        Assert.Empty(proposal.Measures!.Broken);
        Assert.Empty(proposal.Measures.MutualPairs);
        Assert.Empty(proposal.Measures.MutualByAnchors);
        Assert.InRange(proposal.Measures.Goals.HeadSpread, 1, 2);
        Assert.Equal((6, 0, 1), (proposal.Plan!.Anchors.Count, proposal.AnchorsMissing, proposal.Measures.AnchorParts));
    }

    [Fact]
    public void A_transfer_is_mended_by_the_exchange_that_changes_least()
    {
        var board = new PlanBoard(DemoDistrict.AfterTransfer.Problem, DemoDistrict.Plan);
        var offers = board.Offers(District.U(28));
        Assert.Equal((District.G(2), District.U(31)), (offers[0].Group, offers[0].With));
        Assert.Equal((District.G(5), District.U(34)), (offers[1].Group, offers[1].With));
        Assert.All(offers, offer => Assert.Equal((0, 1), (offer.Breaks.Count, offer.Mends.Count)));
        Assert.Equal(new(0, 0, 0, 0, 0, 0, 0), offers[0].Difference);
        Assert.Equal(new(-2, 0, 0, 2, 0, 0, 0), offers[1].Difference);
        Assert.Equal([0, 4], offers.Take(2).Select(offer => offer.Cost));
    }

    [Fact]
    public void Every_group_says_why_it_does_not_have_the_unit_that_somebody_was_transferred_to()
    {
        var answers = new PlanBoard(DemoDistrict.AfterTransfer.Problem, DemoDistrict.Plan).WhyNot(District.U(28), u => NotStarted.Select(District.U).Contains(u));
        Assert.Equal([4], answers.Index().Where(a => a.Item.IsCurrent).Select(a => a.Index + 1));
        Assert.Equal(
            ["CapacityRule", "CapacityRule", "RepeatRule CapacityRule", "ConflictRule", "CapacityRule", "ConflictRule CapacityRule"],
            answers.Select(a => string.Join(' ', a.Rules.Select(r => r.GetType().Name))));
        Assert.Equal([District.U(23), District.U(31), null, null, District.U(34), null], answers.Select(a => a.Swap?.With));
        Assert.Equal([43, 0, 4], answers.Select(a => a.Swap?.Cost).OfType<long>());
        Assert.Equal(District.P(30), Assert.Single(Assert.IsType<ConflictRule>(answers[5].Rules[0]).Reasons).Person);
    }
}
