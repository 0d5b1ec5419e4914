using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>An applicability as people say it: 有服务窗口或走访职责大于0的单位. The text with its signs is for workbooks and the store.</summary>
public static class ApplicabilityWords
{
    public static string InWords(this Applicability rule) => rule.AnyOf.Count == 0
        ? RuleTexts.Say("Schemes.Applies.Words.Everyone")
        : RuleTexts.Say("Schemes.Applies.Words.Units", rule.AnyOf.Select(InWords).Aggregate((said, next) => RuleTexts.Say("Schemes.Applies.Words.Or", said, next)));

    public static string InWords(this ApplicabilityCondition condition) => condition switch
    {
        HasMark { Mark: var mark } => RuleTexts.Name("Schemes", mark),
        HasShowcase => RuleTexts.Say("Schemes.Applies.Words.Showcase"),
        WholeAbove whole => RuleTexts.Say("Schemes.Applies.Words.Whole", whole.Fact, whole.Least),
        FactCondition fact => RuleTexts.Say("Schemes.Applies.Words.Fact", fact.Fact, fact.Least),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };
}
