using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>规则类型, as a list of items names it in passing: 逐次扣分（含清零条件）, 比例分档（2段相加）, 比例分档+逐次扣分.</summary>
public static class RuleType
{
    public static string Of(ScoringRule rule)
    {
        List<PartKind> kinds = [.. rule.Parts.Select(part => part.Kind == PartKind.Deduction ? PartKind.Occurrences : part.Kind).Distinct()];
        var names = string.Join('+', kinds.Select(kind => RuleTexts.Name("Schemes", kind)));
        return kinds.Count > 1 ? names : names + Note(rule);
    }

    private static string Note(ScoringRule rule) =>
        rule.Parts.Count > 1 ? RuleTexts.Say("Schemes.RuleType.Sum", rule.Parts.Count)
        : rule.Parts[0].Zeroes.Count > 0 ? RuleTexts.Say("Schemes.RuleType.Zero")
        : rule.Parts[0] is OccurrenceRule { Occurrences: var cases } && cases.Any(one => one.Cap is not null) ? RuleTexts.Say("Schemes.RuleType.Capped")
        : "";
}
