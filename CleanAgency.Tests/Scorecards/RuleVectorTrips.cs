using System.Text.Json;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Architecture;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Schemes;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>One rule, one truth: scoring/rules.js makes of every vector what the server makes of it, points and lines.</summary>
[Collection(BrowserTrips.Name)]
public sealed class RuleVectorTrips(Chromium chromium)
{
    [Fact]
    public async Task The_tablet_makes_of_every_vector_what_the_server_makes_of_it()
    {
        var page = await chromium.Modules(("/vectors", RuleVectors.Lines));
        var different = await page.EvaluateAsync<string[]>("""
            async () => {
                const { reckon, judge } = await import("/scoring/rules.js");
                const vectors = (await (await fetch("/vectors")).text()).split("\n").map(line => JSON.parse(line));
                return vectors.map(vector => [vector, vector.item ? judge(vector.item, vector.state) : reckon(vector.rule, vector.input)])
                    .filter(([vector, got]) => JSON.stringify(got) !== JSON.stringify(vector.want))
                    .map(([vector, got]) => JSON.stringify(vector) + "\n  got " + JSON.stringify(got));
            }
            """);
        Assert.True(different.Length == 0, $"{different.Length} vectors differ:\n{string.Join('\n', different.Take(5))}");
        await page.CloseAsync();
    }

    [Fact]
    public async Task What_the_tablet_does_not_know_gives_no_points()
    {
        var page = await chromium.Modules();
        var got = await page.EvaluateAsync<JsonElement>("""
            async () => {
                const { RULES, KINDS, reckon, judge } = await import("/scoring/rules.js");
                const input = { counts: {}, ratios: {}, levels: {}, present: {}, ranks: {}, none: [1] };
                const rule = { v: 1, kind: "occurrences", zeroes: [], most: 100, rows: [{ code: "X1.1.1", text: "x", each: 50 }] };
                const state = { claims: [{ field: "none:1", value: "true" }], entries: [] };
                const others = [{ ...rule, v: 2 }, { ...rule, v: undefined }, { ...rule, kind: "dice" }, { ...rule, kind: "constructor" }, { v: 1, kind: "sum", addends: [rule, { ...rule, kind: "dice" }] }, null];
                return { RULES, KINDS, known: judge({ rule, applies: "Yes" }, state).points, others: others.map(other => [typeof reckon(other, input), typeof judge({ rule: other, applies: "Yes" }, state)]).flat() };
            }
            """);
        Assert.Equal(ItemAnswers.Meaning, got.GetProperty("RULES").GetInt32());
        Assert.Equal(100, got.GetProperty("known").GetInt32());
        Assert.All(got.GetProperty("others").EnumerateArray(), other => Assert.Equal("undefined", other.GetString()));
        Assert.Equal(RuleVectors.Reckoned.Select(vector => RuleJson.Write(vector.Rule)).SelectMany(KindsIn).Distinct().Order(), got.GetProperty("KINDS").EnumerateArray().Select(kind => kind.GetString()!).Order());
        await page.CloseAsync();
    }

    [Fact]
    public void Every_kind_of_rule_every_state_and_every_sentence_occurs_in_the_vectors()
    {
        var kinds = typeof(ScoringRule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ScoringRule)) && !type.IsAbstract);
        Tree.None(kinds.Except(RuleVectors.Judged.SelectMany(one => one.Rule.Parts.Append(one.Rule)).Select(rule => rule.GetType())).Select(kind => $"{kind.Name} has no vectors"));

        var judged = RuleVectors.Judged.Select(one => one.Judge()).ToList();
        Assert.Equal(Enum.GetValues<ItemState>(), judged.Select(one => one.State).Distinct().Order());
        var said = judged.SelectMany(one => one.Explanation.Lines).Select(line => line.Code).ToHashSet();
        // What counts beside the hundred points is no rule of an item.
        string[] beside = ["Why.Bonus", "Why.BonusAtMost", "Why.Negative"];
        var sentences = Tree.Text("CleanAgency.Core/Schemes/Texts.restext").Split('\n').Select(line => line.Split('=')[0])
            .Where(key => key.StartsWith("Why.", StringComparison.Ordinal) || key.StartsWith("Missing.", StringComparison.Ordinal)).Except(beside);
        Tree.None(sentences.Select(key => $"Schemes.{key}").Append("Schemes.Input.Ratio").Append("Scorecards.Why.NotApplicable").Where(code => !said.Contains(code)));
        Assert.True(RuleVectors.Judged.Count > 9_000 && DemoScheme.RulesOf2025.Count == 24, $"{RuleVectors.Judged.Count} {DemoScheme.RulesOf2025.Count}");
    }

    private static IEnumerable<string> KindsIn(string rule)
    {
        using var stored = JsonDocument.Parse(rule);
        var parts = stored.RootElement.TryGetProperty("addends", out var addends) ? [.. addends.EnumerateArray()] : Array.Empty<JsonElement>();
        return [.. parts.Append(stored.RootElement).Select(part => part.GetProperty("kind").GetString()!)];
    }
}
