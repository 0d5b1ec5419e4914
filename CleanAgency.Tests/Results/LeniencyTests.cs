using CleanAgency.Core.Results;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CleanAgency.Tests.Results;

public sealed class LeniencyTests
{
    private static readonly double[] Demo = [1.6, 0.4, -0.2, -1.9, 0.6, -0.5];

    [Fact]
    public void Known_leniencies_are_recovered_exactly_from_scores_without_error()
    {
        var round = new ScaleRound(6, 8, 1);
        var found = Leniency.Of(round.Scores(Demo, () => 0));
        Assert.All(round.Groups.Zip(Demo), known => Assert.Equal(known.Second, found.Groups.Single(g => g.Group == known.First).Estimate, 10));
        Assert.All(found.Groups, g => Assert.True(g.Error < 1e-9));
    }

    [Fact]
    public void So_they_are_from_any_connected_round() => Prop.ForAll(Seeds, seed =>
    {
        var round = new ScaleRound(2 + (seed % 9), 3, seed);
        var known = round.Leniencies();
        var found = Leniency.Of(round.Scores(known, () => 0, [.. Enumerable.Range(1, round.Groups.Length - 1).Select(g => (g, (seed + (7 * g)) % g))]));
        return found.Groups.All(g => Math.Abs(g.Estimate - known[Array.IndexOf(round.Groups, g.Group)]) < 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_ring_of_six_anchors_leaves_one_degree_of_freedom_and_multiplies_by_12_7()
    {
        var found = Leniency.Of(new ScaleRound(6, 8, 1).Scores(Demo, () => 0));
        Assert.Equal((54, 48, 6, 1), (found.Scores, found.Units, found.Anchors, found.DegreesOfFreedom));
        Assert.Equal(12.706, found.Factor!.Value, 3);
        Assert.Contains("不建议调整；是否建议调整、需要多少锚点单位，只看按指标的估算", ScaleWords.Of(found, _ => "").Say().Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_ring_fails_to_close_by_is_the_whole_spread()
    {
        var round = new ScaleRound(6, 8, 1);
        var scores = round.Scores(Demo, () => 0);
        scores[^1] = scores[^1] with { Score = scores[^1].Score + 0.6 };
        var found = Leniency.Of(scores);
        var error = 0.6 * Math.Sqrt(35.0 / 72 / 6);
        Assert.All(found.Groups, g => Assert.Equal(error, g.Error!.Value, 9));
        Assert.All(found.Groups, g => Assert.Equal(2 * 12.7062047 * error, g.High!.Value - g.Low!.Value, 6));
        Assert.DoesNotContain(found.Groups, g => g.ExcludesZero);
    }

    [Fact]
    public void A_tree_of_anchors_leaves_none_and_then_there_is_no_interval()
    {
        var found = Leniency.Of(new ScaleRound(6, 8, 1).Scores(Demo, () => 0.1, [.. ScaleRound.Ring(6).SkipLast(1)]));
        Assert.Equal((0, null), (found.DegreesOfFreedom, found.Factor));
        Assert.All(found.Groups, g => Assert.Equal((null, null, null, false), (g.Error, g.Low, g.High, g.ExcludesZero)));
        Assert.Contains("没有剩余自由度", ScaleWords.Of(found, _ => "").Say().Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_are_not_connected_are_named_and_nothing_is_estimated()
    {
        var round = new ScaleRound(6, 8, 1);
        var found = Leniency.Of(round.Scores(Demo, () => 0, (0, 1), (1, 2), (3, 4)));
        Assert.False(found.Connected);
        Assert.Empty(found.Groups);
        Assert.Equal([[0, 1, 2], [3, 4], [5]], found.Islands.Select(island => island.Select(g => Array.IndexOf(round.Groups, g)).Order().ToArray()).OrderBy(i => i[0]));
        Assert.Contains("分成3片", ScaleWords.Of(found, _ => "").Say().Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundredth_more_for_everybody_changes_nothing() => Prop.ForAll(Seeds, seed =>
    {
        var round = new ScaleRound(6, 8, seed);
        var scores = round.Scores(round.Leniencies(), () => round.Normal(1));
        return Alike(Leniency.Of(scores), Leniency.Of([.. scores.Select(s => s with { Score = s.Score + (seed % 100) })]), g => g);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Other_names_and_another_order_change_only_the_names() => Prop.ForAll(Seeds, seed =>
    {
        var round = new ScaleRound(6, 8, seed);
        var scores = round.Scores(round.Leniencies(), () => round.Normal(1));
        var names = round.Groups.ToDictionary(g => g, _ => Guid.NewGuid());
        var shuffled = scores.Select(s => s with { Group = names[s.Group] }).ToArray();
        new Random(seed).Shuffle(shuffled);
        return Alike(Leniency.Of(scores), Leniency.Of(shuffled), g => names[g]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_leniencies_add_up_to_nothing() => Prop.ForAll(Seeds, seed =>
    {
        var round = new ScaleRound(2 + (seed % 9), 4, seed);
        return Math.Abs(Leniency.Of(round.Scores(round.Leniencies(), () => round.Normal(1))).Groups.Sum(g => g.Estimate)) < 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_thousand_units_and_a_hundred_groups_are_no_trouble()
    {
        var round = new ScaleRound(100, 20, 3);
        var known = round.Leniencies();
        var found = Leniency.Of(round.Scores(known, () => 0));
        Assert.Equal((2000, 1), (found.Units, found.DegreesOfFreedom));
        Assert.All(found.Groups, g => Assert.Equal(known[Array.IndexOf(round.Groups, g.Group)], g.Estimate, 8));
    }

    [Fact]
    public void Nothing_scored_is_nothing_found() => Assert.Equal((true, 0, 0), (Leniency.Of([]).Connected, Leniency.Of([]).Units, Leniency.Of([]).Groups.Count));

    private static Arbitrary<int> Seeds => Gen.Choose(0, 1_000_000).ToArbitrary();

    private static bool Alike(Leniency one, Leniency other, Func<Guid, Guid> name)
    {
        var found = other.Groups.ToDictionary(g => g.Group);
        return one.DegreesOfFreedom == other.DegreesOfFreedom && one.Groups.All(g => found[name(g.Group)] is var twin
            && Math.Abs(g.Estimate - twin.Estimate) < 1e-9 && Math.Abs(g.Error!.Value - twin.Error!.Value) < 1e-9);
    }
}
