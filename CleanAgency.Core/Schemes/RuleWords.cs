using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>A rule in words, line by line: for the audit, for the difference of two versions, for the reader of a scheme.</summary>
public static class RuleWords
{
    public static string InWords(this ScoringRule rule) => string.Join(RuleTexts.Say("Schemes.Words.Stop"), Lines(rule));

    /// <summary>A line for each part, then one for each of its cases.</summary>
    public static IReadOnlyList<string> Lines(ScoringRule rule) => [.. rule.Parts.SelectMany(part => Cases(part).Prepend(Head(part)))];

    public static string Head(PartRule part) => part switch
    {
        DeductionRule => RuleTexts.Say("Schemes.Words.Deduction"),
        RatioRule { WhenNone: var none } => RuleTexts.Say($"Schemes.Words.Ratio{none}", RuleTexts.Name("Schemes", part.Kind), part.Max),
        _ => RuleTexts.Say("Schemes.Words.Part", RuleTexts.Name("Schemes", part.Kind), part.Max),
    };

    public static string Case(IRuleCase one) => one switch
    {
        OccurrenceCase occurrence => Occurrence(occurrence),
        RatioBand band => RuleTexts.Say("Schemes.Words.Band", band.Text, band.AtLeast, band.Gives),
        Level level => RuleTexts.Say("Schemes.Words.Gives", level.Text, level.Gives),
        Check check => RuleTexts.Say("Schemes.Words.Gives", check.Text, check.Gives),
        RankBand rank => RuleTexts.Say("Schemes.Words.Rank", rank.Text, rank.UpTo, rank.Gives),
        ZeroCondition zero => RuleTexts.Say("Schemes.Words.Zero", zero.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(one)),
    };

    private static IEnumerable<string> Cases(PartRule part) => part.Zeroes.Concat(part.Cases).Select(Case);

    private static string Occurrence(OccurrenceCase one)
    {
        var said = RuleTexts.Say("Schemes.Words.Takes", one.Text, one.Each);
        said = one.Times is { } times ? RuleTexts.Say("Schemes.Words.Times", said, times) : said;
        return one.Cap is { } cap ? RuleTexts.Say("Schemes.Words.Cap", said, cap) : said;
    }
}
