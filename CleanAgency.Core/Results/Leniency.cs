namespace CleanAgency.Core.Results;

/// <summary>
/// How lenient the groups are, by the total scores: what the anchor units, scored by two groups, tell about them. It informs and never
/// proposes: with a ring of anchors one degree of freedom is left. A verdict comes from <see cref="ItemLeniency"/> alone.
/// </summary>
/// <param name="Islands">More than one: the groups are not connected, and nothing is estimated.</param>
/// <param name="Factor">By which each standard error is multiplied; null without a degree of freedom.</param>
public sealed record Leniency(
    IReadOnlyList<GroupLeniency> Groups, IReadOnlyList<IReadOnlyList<Guid>> Islands, int Scores, int Units, int Anchors, int DegreesOfFreedom, double? Factor)
{
    public const double UsualConfidence = 0.95;

    public bool Connected => Islands.Count <= 1;

    public static Leniency Of(IReadOnlyCollection<GroupScore> scores, double confidence = UsualConfidence)
    {
        var units = scores.GroupBy(s => s.Unit, s => (s.Group, s.Score, Weight: 1.0)).ToList();
        var anchors = units.Count(unit => unit.Skip(1).Any());
        var islands = GroupIslands.Of(scores.Select(s => (s.Unit, s.Group)));
        if (islands.Count != 1)
        {
            return new([], islands, scores.Count, units.Count, anchors, 0, null);
        }

        var fit = GroupFit.Of(units);
        var left = fit.DegreesOfFreedom;
        var factor = left > 0 ? Student.Factor(confidence, left) : (double?)null;
        return new([.. fit.Groups.Select(Group)], islands, scores.Count, units.Count, anchors, left, factor);

        GroupLeniency Group(Guid group, int at)
        {
            var estimate = fit.Leniency[at];
            if (factor is not { } times)
            {
                return new(group, estimate, null, null, null);
            }

            var error = Math.Sqrt(fit.Squares / left * fit.Variance[at]);
            return new(group, estimate, error, estimate - (times * error), estimate + (times * error));
        }
    }
}
