using CleanAgency.Core.Common;

namespace CleanAgency.Core.Results;

public enum ScaleVerdict
{
    /// <summary>Some groups share no unit with the others: nothing can be compared.</summary>
    NotConnected,

    /// <summary>证据不足，不建议调整.</summary>
    NotEnough,

    Suggest,
}

/// <summary>
/// How lenient the groups are, by the items of the anchor units: each item that all groups of a unit judged is an observation, as a share
/// of its maximum on the scale of the total, weighted by its maximum. The model and what its intervals promise: docs/calibration.md.
/// </summary>
/// <param name="Proposals">What would be added to the scores of a group, within the cap; only groups whose interval leaves zero out.</param>
/// <param name="LeftOut">Items of anchor units that not every group found applicable: they say nothing about leniency.</param>
/// <param name="Closed">The anchors close a loop, so that they can be checked against each other. Without one there is no verdict.</param>
/// <param name="Clustered">The anchors contradict each other by more than their items' spread explains: the spread between units counts, with its few degrees of freedom.</param>
/// <param name="AnchorsNeeded">With so many anchor units in all, by the present spread, the first interval would leave zero out; it may be more than there are units. Null where one does already, or where there is hardly a difference.</param>
public sealed record ItemLeniency(
    ScaleVerdict Verdict, IReadOnlyList<GroupLeniency> Groups, IReadOnlyDictionary<Guid, Points> Proposals, IReadOnlyList<IReadOnlyList<Guid>> Islands,
    int Units, int Anchors, int Items, int LeftOut, bool Closed, bool Clustered, int DegreesOfFreedom, double? Factor, int? AnchorsNeeded)
{
    public static ItemLeniency Of(IReadOnlyCollection<ItemMark> marks, Points total, Points cap, double confidence = Leniency.UsualConfidence)
    {
        var units = marks.Where(m => m.Max > Points.Zero).GroupBy(m => m.Unit).Select(unit => new AnchorItems(unit, total)).ToList();
        var anchors = units.Where(unit => unit.Items > 0).ToList();
        var (items, leftOut) = (anchors.Sum(a => a.Items), units.Sum(unit => unit.LeftOut));
        var means = anchors.SelectMany(a => a.Means).ToList();
        var islands = GroupIslands.Of(means.Select(m => (m.Unit, m.Group)).Concat(marks.Select(m => (m.Group, m.Group))));
        if (islands.Count != 1 || anchors.Count == 0)
        {
            var verdict = islands.Count > 1 ? ScaleVerdict.NotConnected : ScaleVerdict.NotEnough;
            return new(verdict, [], new Dictionary<Guid, Points>(), islands, units.Count, anchors.Count, items, leftOut, false, false, 0, null, null);
        }

        var fit = GroupFit.Of([.. means.GroupBy(m => m.Unit, m => (m.Group, m.Score, m.Weight))]);
        var spread = AnchorSpread.Of(fit, anchors);
        // All intervals hold together with this confidence, and not each for itself: six groups alike would else be told apart in one round of four.
        var each = 1 - ((1 - confidence) / fit.Groups.Count);
        var factor = spread.DegreesOfFreedom > 0 ? Student.Factor(each, spread.DegreesOfFreedom) : (double?)null;
        var groups = fit.Groups.Select(Group).ToList();
        var proposals = groups.Where(g => spread.Closed && g.ExcludesZero).ToDictionary(g => g.Group, g => Points.Max(-cap, Points.Min(cap, -g.Rounded)));
        return new(
            proposals.Count > 0 ? ScaleVerdict.Suggest : ScaleVerdict.NotEnough, groups, proposals, islands, units.Count, anchors.Count, items, leftOut,
            spread.Closed, spread.Clustered, spread.DegreesOfFreedom, factor, proposals.Count > 0 ? null : groups.Min(Needed));

        GroupLeniency Group(Guid group, int at)
        {
            var estimate = fit.Leniency[at];
            if (factor is not { } times)
            {
                return new(group, estimate, null, null, null);
            }

            var error = Math.Sqrt(spread.Variance * fit.Variance[at]);
            return new(group, estimate, error, estimate - (times * error), estimate + (times * error));
        }

        int? Needed(GroupLeniency of) =>
            of.Error is { } error && !of.Rounded.IsZero ? Results.AnchorsNeeded.For(of.Estimate, error, anchors.Count, each, spread.DegreesOfFreedomWith) : null;
    }
}
