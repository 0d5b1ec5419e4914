using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Schemes;

/// <summary>规则类型, as a list of items names it in passing: 逐次扣分（含清零条件）, 比例分档（2段相加）, 比例分档+逐次扣分.</summary>
public static class RuleType
{
    public static string Of(ScoringRule rule) => Said(rule, (code, arguments) => RuleTexts.Say(code, arguments));

    /// <summary>As workbooks write it.</summary>
    public static string InOffice(ScoringRule rule) => Said(rule, Written.InOffice);

    private static string Said(ScoringRule rule, Func<string, object[], string> say)
    {
        List<PartKind> kinds = [.. rule.Parts.Select(part => part.Kind == PartKind.Deduction ? PartKind.Occurrences : part.Kind).Distinct()];
        var names = string.Join('+', kinds.Select(kind => say($"Schemes.PartKind.{kind}", [])));
        return kinds.Count > 1 ? names
            : rule.Parts.Count > 1 ? names + say("Schemes.RuleType.Sum", [rule.Parts.Count])
            : rule.Parts[0].Zeroes.Count > 0 ? names + say("Schemes.RuleType.Zero", [])
            : rule.Parts[0] is OccurrenceRule { Occurrences: var cases } && cases.Any(one => one.Cap is not null) ? names + say("Schemes.RuleType.Capped", [])
            : names;
    }
}
