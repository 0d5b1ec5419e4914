using System.Globalization;
using System.Text.RegularExpressions;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>
/// 减负检查, clause by clause over the texts of rules and evidence. 《整治形式主义为基层减负若干规定》 (2024) forbids counting 批示, articles and
/// 经验做法, and judging work by notes, photos and papers; 《关于防治"指尖上的形式主义"的若干意见》 (2023) forbids counting activity in apps.
/// How often people met or studied may be looked at, on a recorded basis.
/// </summary>
public static partial class BurdenLint
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public static IReadOnlyList<BurdenHit> Read(params IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => Stop().Split(text)).SelectMany(BurdenClause.In).SelectMany(clause => clause.Hits()).Distinct()];

    /// <summary>The cases of a rule stand without their effect, so each is read with it: 强制打卡 is unwanted because it takes points.</summary>
    public static IReadOnlyList<BurdenHit> Read(ScoringRule rule) => Read(rule.Parts.SelectMany(part => part.Zeroes.Concat(part.Cases)).Select(Sentence));

    public static IReadOnlyList<BurdenHit> Read(BonusRule bonus) => Read(Spoken("Adds", bonus.Text, bonus.Each), bonus.Terms, bonus.Evidence);

    public static IReadOnlyList<BurdenHit> Read(NegativeRule negative) => Read(Spoken("Takes", negative.Text, negative.Each), negative.Terms, negative.Basis);

    private static string Sentence(IRuleCase one) => one switch
    {
        OccurrenceCase taken => Spoken("Takes", one.Text, taken.Each),
        ZeroCondition => Spoken("Zero", one.Text, Points.Zero),
        RatioBand { Gives: var gives } => Spoken("Gives", one.Text, gives),
        Level { Gives: var gives } => Spoken("Gives", one.Text, gives),
        Check { Gives: var gives } => Spoken("Gives", one.Text, gives),
        RankBand { Gives: var gives } => Spoken("Gives", one.Text, gives),
        _ => throw new ArgumentOutOfRangeException(nameof(one)),
    };

    // Always in Chinese, because the words looked for are.
    private static string Spoken(string effect, string text, Points points) => string.Format(null, RuleTexts.Find($"Schemes.Words.{effect}", Chinese)!, text, points);

    [GeneratedRegex(@"[。；;！!？?\n]+")]
    private static partial Regex Stop();
}
