using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>算例: what a few findings would give, reckoned by the rule itself. 查实有责投诉2件 → 扣2分，得2分.</summary>
public sealed record WorkedExample(ScoringRule Rule, ItemInput Input)
{
    public Reckoning Result { get; } = Rule.Evaluate(Input);

    /// <summary>An example that shows the rule at work: something is lost, but not everything.</summary>
    public static WorkedExample Of(ScoringRule rule)
    {
        var input = ItemInput.Empty;
        for (var part = 1; part <= rule.Parts.Count; part++)
        {
            input = With(input, rule.Parts[part - 1], part);
        }

        return new(rule, input);
    }

    public string Say() => RuleTexts.Say("Schemes.Example.Says", Given(), Outcome());

    public string Given() => Joined(Rule.Parts.SelectMany((part, index) => Given(part, index + 1)));

    private string Outcome()
    {
        var taken = -Result.Explanation.Lines.Where(line => line.Code is "Schemes.Why.Taken" or "Schemes.Why.TakenAtMost").Sum(line => line.Points);
        return Result.Points is not { } points ? Joined(Result.Explanation.Say())
            : taken > Points.Zero ? RuleTexts.Say("Schemes.Example.TakenAndLeft", taken, points)
            : RuleTexts.Say("Schemes.Example.Left", points);
    }

    private static ItemInput With(ItemInput input, PartRule part, int number) => part switch
    {
        OccurrenceRule { Occurrences: var cases } => Twice(input.NothingFound(number), cases),
        DeductionRule { Occurrences: [var first, ..] } => input.Count(first.Code, 1),
        RatioRule ratio => input.NothingFound(number).Share(number, ShareIn(ratio), 100),
        LevelRule { Levels: [_, ..] levels } => input.Level(number, levels[Math.Min(1, levels.Count - 1)].Code),
        CheckRule { Checks: var checks } => checks.Index().Aggregate(input, (read, check) => read.Has(check.Item.Code, check.Index < checks.Count - 1)),
        RankRule { Bands: [_, ..] bands } => input.Rank(number, Math.Max(1, bands[Math.Min(1, bands.Count - 1)].UpTo)),
        _ => input,
    };

    // Two of a case say how it counts, where there can be two.
    private static ItemInput Twice(ItemInput input, IReadOnlyList<OccurrenceCase> cases) =>
        cases is [var first, ..] ? input.Count(first.Code, Math.Max(1, Math.Min(2, first.Times ?? 2))) : input;

    private static long ShareIn(RatioRule ratio)
    {
        var second = ratio.Bands.OrderByDescending(band => band.AtLeast.Hundredths).Take(2).LastOrDefault();
        return second is null ? 100 : (second.AtLeast.Hundredths + 99) / 100;
    }

    private IEnumerable<string> Given(PartRule part, int number)
    {
        foreach (var zero in part.Zeroes.Where(zero => Input.CountOf(zero.Code) > 0))
        {
            yield return zero.Text;
        }

        switch (part)
        {
            case OccurrenceRule { Occurrences: var cases }:
                foreach (var said in Counts(cases).DefaultIfEmpty(RuleTexts.Say("Schemes.Example.NothingFound")))
                {
                    yield return said;
                }

                break;
            case DeductionRule { Occurrences: var cases }:
                foreach (var said in Counts(cases))
                {
                    yield return said;
                }

                break;
            case RatioRule when Input.Ratios.TryGetValue(number, out var ratio):
                yield return ratio.NoObjects ? RuleTexts.Say("Schemes.Example.NoObjects") : RuleTexts.Say("Schemes.Example.Ratio", ratio.Share, ratio.Whole, ratio.Shown);
                break;
            case LevelRule { Levels: var levels } when levels.FirstOrDefault(level => level.Code == Input.Levels.GetValueOrDefault(number)) is { } level:
                yield return level.Text;
                break;
            case CheckRule { Checks: var checks }:
                yield return RuleTexts.Say("Schemes.Example.Checks", checks.Count(check => Input.Present.GetValueOrDefault(check.Code)), checks.Count);
                break;
            case RankRule when Input.Ranks.TryGetValue(number, out var rank):
                yield return RuleTexts.Say("Schemes.Example.Rank", rank);
                break;
        }
    }

    private IEnumerable<string> Counts(IReadOnlyList<OccurrenceCase> cases) =>
        from one in cases
        let count = Input.CountOf(one.Code) ?? 0
        where count > 0
        let words = CaseWording.Split(one.Text)
        select RuleTexts.Say(words.Measure.Length > 0 ? "Schemes.Example.Count" : "Schemes.Example.CountPlain", words.Name, count, words.Measure);

    private static string Joined(IEnumerable<string> said) => string.Join(RuleTexts.Say("Schemes.Example.And"), said);
}
