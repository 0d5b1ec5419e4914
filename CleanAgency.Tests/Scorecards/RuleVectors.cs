using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Schemes;
using FsCheck;
using FsCheck.Fluent;

namespace CleanAgency.Tests.Scorecards;

/// <summary>What the server makes of thousands of items, for the tablet to make the same of them: a line a case.</summary>
internal static class RuleVectors
{
    private const int Seed = 20261120;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly IReadOnlyList<ScoringRule> Demo = [.. DemoScheme.Rules.Values.Concat(DemoScheme.RulesOf2025.Values)];

    // Unsound ones among them: a tablet must not stumble over them either.
    private static readonly IReadOnlyList<ScoringRule> Invented = [.. Rules.Any.Sample(50, new Rnd(Seed, Seed | 1), 400)];

    /// <summary>Rule and input as the server reckons them: the table's own inputs, and random ones for every kind.</summary>
    public static IReadOnlyList<(ScoringRule Rule, ItemInput Input)> Reckoned { get; } =
    [
        .. from vector in RuleVectorTests.Vectors
           let rule = DemoScheme.Rules[(string)vector[1]]
           select (rule, DemoScheme.Looked(rule, RuleVectorTests.Entered((string)vector[2]))),
        .. Rules.Entered.Generator.Sample(50, new Rnd(Seed, Seed | 1), 1_000),
    ];

    /// <summary>Items as a card holds them.</summary>
    public static IReadOnlyList<ItemAnswers> Judged { get; } = [.. Edges(), .. AtRandom(new(Seed))];

    public static string Lines => string.Join('\n', Reckoned.Select(Line).Concat(Judged.Select(Line)));

    private static IEnumerable<ItemAnswers> Edges() => Demo.Concat(Invented.Take(40)).SelectMany(Said.Edges);

    private static IEnumerable<ItemAnswers> AtRandom(Random dice) =>
        Demo.SelectMany(rule => Enumerable.Range(0, 100).Select(_ => Said.AtRandom(rule, dice))).Concat(Invented.SelectMany(rule => Enumerable.Range(0, 5).Select(_ => Said.AtRandom(rule, dice))));

    private static string Line((ScoringRule Rule, ItemInput Input) one)
    {
        var reckoning = one.Rule.Evaluate(one.Input);
        return JsonSerializer.Serialize(new { rule = Stored(one.Rule), input = Input(one.Input), want = Wanted(reckoning.State.ToString(), reckoning.Points, reckoning.Explanation) }, Plain);
    }

    private static string Line(ItemAnswers one)
    {
        var judgement = one.Judge();
        var state = new
        {
            claims = one.Answers.Select(answer => new { answer.Field, answer.Value, answer.Note }).Select(claim => new { field = claim.Field, value = claim.Value, note = claim.Note }),
            // A withdrawn entry stays in the list of a card and counts no more.
            entries = one.Found.Select(found => new { code = found.Code, count = found.Count, withdrawn = (object?)null })
                .Concat(Said.Countable(one.Rule).Take(1).Select(code => new { code, count = 3, withdrawn = (object?)new { reason = "重复" } })),
        };
        var item = new { rule = Stored(one.Rule), applies = one.Applies.ToString(), facts = one.Facts.ToDictionary(fact => fact.Key, fact => new { value = fact.Value.Value, whole = fact.Value.Whole }) };
        return JsonSerializer.Serialize(new { item, state, want = Wanted(judgement.State.ToString(), judgement.Points, judgement.Explanation) }, Plain);
    }

    private static JsonNode Stored(ScoringRule rule) => JsonNode.Parse(RuleJson.Write(rule))!;

    private static object Wanted(string state, Points? points, Explanation explanation) =>
        new { state, points = points?.Hundredths, lines = JsonNode.Parse(ExplanationJson.Write(explanation)) };

    private static object Input(ItemInput input) => new
    {
        counts = input.Counts,
        ratios = input.Ratios.ToDictionary(one => one.Key, one => new[] { one.Value.Share, one.Value.Whole }),
        levels = input.Levels,
        present = input.Present,
        ranks = input.Ranks,
        none = input.NoneFound,
    };
}
