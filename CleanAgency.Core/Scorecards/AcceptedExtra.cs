using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>加分、负面清单、一票否决 that the leader has accepted, as sums and grades read it.</summary>
/// <param name="Decision">文号 of the decision.</param>
/// <param name="Zeroes">The codes of the items that it makes count nothing.</param>
public sealed record AcceptedExtra(Guid Id, ExtraKind Kind, Guid RuleId, string Code, int Count, string Fact, string Decision, IReadOnlyList<string> Zeroes, DateTime At);

/// <summary>What is accepted beside the points of the items, each kind within its cap. The order in which it was proposed or decided changes nothing.</summary>
public sealed record ExtraTotals(Explanation Bonus, Explanation Negative, IReadOnlyList<string> Zeroed)
{
    public static ExtraTotals Of(CardScheme scheme, RoundPolicy policy, IEnumerable<AcceptedExtra> accepted)
    {
        var kinds = accepted.OrderBy(extra => extra.At).ThenBy(extra => extra.Id).ToLookup(extra => extra.Kind);
        return new(
            Capped(Gains(scheme, policy, kinds[ExtraKind.Bonus]), policy.BonusCap, "Scorecards.Why.BonusCap"),
            Capped(Losses(scheme, kinds[ExtraKind.Negative]), -policy.NegativeCap, "Scorecards.Why.NegativeCap"),
            [.. scheme.Ordered.Select(item => item.Code).Where(kinds[ExtraKind.Negative].SelectMany(extra => extra.Zeroes).Contains)]);
    }

    private static IEnumerable<ExplanationLine> Gains(CardScheme scheme, RoundPolicy policy, IEnumerable<AcceptedExtra> accepted)
    {
        // One fact that two rules would reward counts by the one that gives most (取最高一项).
        var counted = policy.SameFactOnce ? accepted.OrderByDescending(extra => scheme.Extra(extra.RuleId).Each).ThenBy(extra => extra.Code, StringComparer.Ordinal).DistinctBy(extra => extra.Fact) : accepted;
        return counted.GroupBy(extra => scheme.Extra(extra.RuleId)).OrderBy(rule => rule.Key.Place).SelectMany(rule => rule.Key.AsBonus().Evaluate([.. rule.Select(extra => extra.Fact)]).Explanation.Lines);
    }

    private static IEnumerable<ExplanationLine> Losses(CardScheme scheme, IEnumerable<AcceptedExtra> accepted) =>
        accepted.GroupBy(extra => scheme.Extra(extra.RuleId)).OrderBy(rule => rule.Key.Place).SelectMany(rule => rule.Key.AsNegative().Evaluate(rule.Sum(extra => extra.Count)).Explanation.Lines);

    // The sum and the cap have the same sign; what lies beyond is a line of its own.
    private static Explanation Capped(IEnumerable<ExplanationLine> lines, Points cap, string why)
    {
        var all = Explanation.Of(lines);
        return Math.Abs(all.Total.Hundredths) <= Math.Abs(cap.Hundredths) ? all : Explanation.Of([.. all.Lines, new ExplanationLine(why, cap - all.Total, cap > Points.Zero ? cap : -cap)]);
    }
}
