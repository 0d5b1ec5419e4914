using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Tests.Scorecards;

/// <summary>What may be said about an item: its edges one by one, and anything at random.</summary>
internal static class Said
{
    public static readonly IReadOnlyDictionary<string, KnownFact> NoFacts = new Dictionary<string, KnownFact>();

    private static readonly string[] Odd = ["", "x", "-1", "1.5", " 1", "2000000001", "99999999999", "TRUE"];

    public static ItemAnswers Nothing(ScoringRule rule) => new(rule, Applies.Yes, NoFacts, [], []);

    /// <summary>Everything answered, each part at its first answer.</summary>
    public static ItemAnswers Everything(ScoringRule rule) =>
        Nothing(rule) with { Answers = [.. Fields(rule).Select(field => new Answer(field.Name, field.Values[0])).DistinctBy(answer => answer.Field)] };

    /// <summary>Everything answered, but for one field that holds each of its edges in turn or nothing; then one case found so many times.</summary>
    public static IEnumerable<ItemAnswers> Edges(ScoringRule rule)
    {
        var (nothing, everything) = (Nothing(rule), Everything(rule));
        foreach (var (name, value) in Fields(rule).SelectMany(field => field.Values.Concat(Odd).Select(value => (field.Name, value))))
        {
            yield return nothing with { Answers = [new(name, value)] };
            yield return everything with { Answers = [.. everything.Answers.Where(answer => answer.Field != name), new(name, value)] };
        }

        foreach (var edge in Fields(rule).Select(field => field.Name).Distinct().Select(name => everything.Answers.Where(answer => answer.Field != name)))
        {
            yield return everything with { Answers = [.. edge] };
        }

        // 0 of 0 is more than two edges: there was nobody or nothing.
        foreach (var index in rule.Parts.Index().Where(part => part.Item is RatioRule).Select(part => part.Index))
        {
            Answer[] nobody = [new(AnswerField.Share(index + 1), "0"), new(AnswerField.Whole(index + 1), "0")];
            yield return nothing with { Answers = nobody };
            yield return everything with { Answers = [.. everything.Answers.ExceptBy(nobody.Select(answer => answer.Field), answer => answer.Field), .. nobody] };
        }

        foreach (var (code, count) in Countable(rule).SelectMany(code => Counts(rule, code).Select(count => (code, count))))
        {
            yield return nothing with { Found = [new(code, count)] };
            yield return everything with { Found = [new(code, count), new(code, 1)] };
            yield return everything with { Found = [new(code, count)] };
        }
    }

    public static ItemAnswers AtRandom(ScoringRule rule, Random dice)
    {
        var (density, doubt) = (dice.Next(0, 11), dice.Next(6) == 0);
        List<Answer> answers = [];
        foreach (var (name, values) in Fields(rule).Where(_ => dice.Next(10) < density))
        {
            answers.Add(new(name, dice.Next(25) == 0 ? Any(Odd) : Any(values), dice.Next(3) == 0 ? "按台账核对" : null));
            answers.AddRange(doubt && dice.Next(3) == 0 ? [new(name, Any(values))] : Array.Empty<Answer>());
        }

        answers.AddRange(dice.Next(6) == 0 ? [new(AnswerField.Comment, "甲"), new(AnswerField.Comment, "乙")] : Array.Empty<Answer>());
        answers.AddRange(dice.Next(8) == 0 ? [new(AnswerField.Applies, Any(["true", "false"]), Any(["本年度未设窗口", null]))] : Array.Empty<Answer>());
        Found[] found = [.. Countable(rule).Where(_ => dice.Next(14) < density - 2).SelectMany(code => Enumerable.Range(0, dice.Next(1, 3)).Select(_ => new Found(code, dice.Next(40) == 0 ? int.MaxValue : dice.Next(1, 5))))];
        return new(rule, Any([Applies.Yes, Applies.Yes, Applies.Yes, Applies.Yes, Applies.No, Applies.Unknown]), Facts(rule, dice), [.. Mixed(answers)], [.. Mixed(found)]);

        T Any<T>(IReadOnlyList<T> from) => from[dice.Next(from.Count)];

        IEnumerable<T> Mixed<T>(IEnumerable<T> all) => all.OrderBy(_ => dice.Next());
    }

    public static IEnumerable<string> Countable(ScoringRule rule) =>
        rule.Parts.SelectMany(part => part is OccurrenceRule or DeductionRule ? part.Codes : part.Zeroes.Select(zero => zero.Code));

    private static Dictionary<string, KnownFact> Facts(ScoringRule rule, Random dice) => FactFeed.FactsOf(rule).Where(_ => dice.Next(3) > 0).ToDictionary(name => name, _ =>
    {
        var whole = dice.Next(0, 30);
        return new KnownFact(dice.Next(2) == 0 ? whole : dice.Next(0, whole + 1), dice.Next(4) == 0 ? null : whole);
    });

    // The first value is one that a unit in good order would have.
    private static IEnumerable<(string Name, string[] Values)> Fields(ScoringRule rule) =>
        rule.Parts.SelectMany((part, index) => Fields(part, index + 1)).Append((AnswerField.Checked, [AnswerField.Yes]));

    private static IEnumerable<(string Name, string[] Values)> Fields(PartRule part, int number) =>
    [
        (AnswerField.None(number), [AnswerField.Yes]),
        .. part.Zeroes.Select(zero => (AnswerField.Count(zero.Code), (string[])["0", "1", "2"])),
        .. part switch
        {
            RatioRule ratio =>
            [
                (AnswerField.Share(number), ["10000", "10001", "1", "0", .. ratio.Bands.SelectMany(band => new[] { $"{band.AtLeast.Hundredths}", $"{Math.Max(0, band.AtLeast.Hundredths - 1)}" })]),
                (AnswerField.Whole(number), ["10000", "0", "10001", "12345", "2000000000"]),
            ],
            LevelRule levels => [(AnswerField.Level(number), [.. levels.Levels.Select(level => level.Code), "?"])],
            RankRule ranks => [(AnswerField.Rank(number), ["1", "0", .. ranks.Bands.SelectMany(band => new[] { $"{band.UpTo}", $"{band.UpTo + 1}" })])],
            CheckRule checks => checks.Checks.Select(check => (AnswerField.Has(check.Code), (string[])["true", "false"])),
            OccurrenceRule or DeductionRule => part.Cases.OfType<OccurrenceCase>().Where(one => one.Fact is not null).Select(one => (AnswerField.Count(one.Code), (string[])["0", "1", "7", "2000000000"])),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A kind of rule without answers."),
        },
    ];

    private static IEnumerable<int> Counts(ScoringRule rule, string code)
    {
        var one = rule.Parts.SelectMany(part => part.Cases).OfType<OccurrenceCase>().SingleOrDefault(one => one.Code == code);
        return new[] { 1, 2, 5, one?.Times ?? 3, (one?.Times ?? 3) + 1, int.MaxValue }.Distinct();
    }
}
