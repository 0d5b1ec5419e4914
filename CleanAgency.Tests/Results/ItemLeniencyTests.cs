using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using Xunit;

namespace CleanAgency.Tests.Results;

public sealed class ItemLeniencyTests
{
    private static readonly double[] Demo = [1.6, 0.4, -0.2, -1.9, 0.6, -0.5];
    private static readonly Points Cap = Points.Of(2);

    [Fact]
    public void Known_leniencies_are_recovered_and_proposed_with_the_sign_turned()
    {
        var (round, found) = Found(25, 1, (_, _) => 0);
        Assert.Equal((ScaleVerdict.Suggest, true, false), (found.Verdict, found.Closed, found.Clustered));
        Assert.All(round.Groups.Zip(Demo), known => Assert.Equal(known.Second, found.Groups.Single(g => g.Group == known.First).Estimate, 0.2));
        Assert.All(found.Proposals, p => Assert.Equal(found.Groups.Single(g => g.Group == p.Key).Rounded, -p.Value));
    }

    [Fact]
    public void A_proposal_never_goes_beyond_the_cap()
    {
        var (round, found) = Found(25, 1, (_, _) => 0, [5, -5, 1, -1, 0, 0]);
        Assert.Equal((-Cap, Cap), (found.Proposals[round.Groups[0]], found.Proposals[round.Groups[1]]));
    }

    [Fact]
    public void Items_that_vary_one_by_one_leave_many_degrees_of_freedom_and_widen_the_interval_for_six_groups_at_once()
    {
        var dice = new ScaleRound(6, 1, 4);
        var (_, found) = Found(25, 1, (_, _) => dice.Normal(5));
        Assert.False(found.Clustered);
        Assert.Equal((6, 150, 144), (found.Anchors, found.Items, found.DegreesOfFreedom));
        Assert.Equal(Student.Factor(1 - (0.05 / 6), 144), found.Factor);
    }

    [Fact]
    public void Where_a_units_items_move_together_the_spread_between_units_counts_with_its_one_degree_of_freedom()
    {
        var (_, found) = Found(25, 1, (unit, _) => unit % 2 == 0 ? 3 : 1);
        Assert.Equal((ScaleVerdict.NotEnough, true, 1), (found.Verdict, found.Clustered, found.DegreesOfFreedom));
        Assert.Empty(found.Proposals);
        Assert.Contains("证据不足，不建议调整。", ScaleWords.Of(found, _ => "").Say());
    }

    [Fact]
    public void The_estimate_is_that_of_the_units_totals_over_the_same_items()
    {
        var round = new ScaleRound(6, 1, 9);
        var marks = round.Marks(Demo, 20, 2, (_, _) => round.Normal(8));
        var totals = Leniency.Of([.. marks.GroupBy(m => (m.Unit, m.Group)).Select(card => new GroupScore(card.Key.Unit, card.Key.Group, (double)card.Sum(m => m.Earned).Value))]);
        Assert.Equal(totals.Groups.Select(g => g.Estimate), Of(marks).Groups.Select(g => g.Estimate), (one, other) => Math.Abs(one - other) < 1e-9);
    }

    [Fact]
    public void Items_that_one_group_alone_found_applicable_are_left_out()
    {
        var round = new ScaleRound(6, 1, 2);
        var marks = round.Marks(Demo, 25, 1, (_, _) => 0);
        var found = Of([.. marks.Where((_, at) => at is not (0 or 60 or 299))]);
        Assert.Equal((147, 3), (found.Items, found.LeftOut));
    }

    [Fact]
    public void Anchors_without_a_loop_bring_no_verdict_however_far_the_groups_lie_apart()
    {
        var round = new ScaleRound(6, 1, 2);
        var marks = round.Marks([9, -9, 9, -9, 9, -9], 25, 1, (_, _) => 0);
        var found = Of([.. marks.SkipLast(50)]);
        Assert.Equal((ScaleVerdict.NotEnough, false), (found.Verdict, found.Closed));
        Assert.Empty(found.Proposals);
    }

    [Fact]
    public void Groups_that_are_not_connected_are_named_and_nothing_is_proposed()
    {
        var round = new ScaleRound(6, 1, 2);
        var found = Of([.. round.Marks(Demo, 25, 1, (_, _) => 0).Where((_, at) => at / 50 is not (0 or 3))]);
        Assert.Equal(ScaleVerdict.NotConnected, found.Verdict);
        Assert.Empty(found.Proposals);
        Assert.Equal([[0, 4, 5], [1, 2, 3]], found.Islands.Select(island => island.Select(g => Array.IndexOf(round.Groups, g)).Order().ToArray()).OrderBy(i => i[0]));
    }

    [Fact]
    public void As_many_more_anchors_as_are_said_to_be_needed_would_do_and_one_less_would_not()
    {
        var dice = new ScaleRound(6, 1, 31);
        var round = new ScaleRound(6, 1, 1);
        var found = Of(round.Marks(Demo, 25, 1, (_, _) => dice.Normal(12)));
        Assert.Equal((ScaleVerdict.NotEnough, false), (found.Verdict, found.Clustered));
        var group = found.Groups.MaxBy(g => Math.Abs(g.Estimate) / g.Error!.Value)!;
        Assert.True(Interval(found.AnchorsNeeded!.Value) < Math.Abs(group.Estimate));
        Assert.False(Interval(found.AnchorsNeeded.Value - 1) < Math.Abs(group.Estimate));
        Assert.Contains($"要有{found.AnchorsNeeded}个锚点单位才可能得出结论，而本轮只有6个单位", ScaleWords.Of(found, _ => "").Say()[^1], StringComparison.Ordinal);

        double Interval(int anchors) => Student.Factor(1 - (0.05 / 6), 144 + (24 * (anchors - 6))) * group.Error!.Value * Math.Sqrt(6.0 / anchors);
    }

    /// <summary>The promise of docs/calibration.md, reckoned again with fewer rounds: how often the intervals of all groups hold what is true.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(2, 4)]
    public void The_intervals_hold_as_often_as_is_promised(int rings, double together)
    {
        var held = 0;
        for (var seed = 0; seed < 500; seed++)
        {
            var dice = new ScaleRound(6, 1, 7000 + seed);
            double[] ofUnit = [.. Enumerable.Range(0, 6 * rings).Select(_ => dice.Normal(together))];
            var (round, found) = Found(25, rings, (unit, _) => ofUnit[unit] + dice.Normal(5));
            held += found.Groups.All(g => Demo[Array.IndexOf(round.Groups, g.Group)] is var known && g.Low <= known && known <= g.High) ? 1 : 0;
        }

        Assert.InRange(held, 470, 500);
    }

    private static (ScaleRound Round, ItemLeniency Found) Found(int items, int rings, Func<int, int, double> error, double[]? leniency = null)
    {
        var round = new ScaleRound(6, 1, 1);
        return (round, Of(round.Marks(leniency ?? Demo, items, rings, error)));
    }

    private static ItemLeniency Of(IReadOnlyCollection<ItemMark> marks) => ItemLeniency.Of(marks, Points.Hundred, Cap);
}
