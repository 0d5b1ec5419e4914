using System.Globalization;
using System.Text.Json;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Schemes;

/// <summary>rule-vectors.csv comes from an implementation of its own, in exact fractions.</summary>
[SpokenInChinese]
public sealed class RuleVectorTests
{
    public static TheoryData<string, string, string, int?> Vectors
    {
        get
        {
            var vectors = new TheoryData<string, string, string, int?>();
            foreach (var row in DemoScheme.Table(typeof(RuleVectorTests), "rule-vectors.csv"))
            {
                var points = row["得分（百分之一分，空为不适用）"];
                vectors.Add(row["case"], row["编码"], row["输入"], points.Length > 0 ? int.Parse(points, CultureInfo.InvariantCulture) : null);
            }

            return vectors;
        }
    }

    [Fact]
    public void There_are_400_vectors_over_25_items_29_parts_and_100_cases()
    {
        Assert.Equal(400, Vectors.Count);
        Assert.Equal((25, 29, 100), (DemoScheme.Rules.Count, DemoScheme.Rules.Values.Sum(rule => rule.Parts.Count), DemoScheme.Rules.Values.Sum(rule => rule.Parts.Sum(part => part.Codes.Count))));
        Assert.Equal(DemoScheme.Indicators.Select(row => DemoScheme.PointsOf(row["分值"])), DemoScheme.Indicators.Select(row => DemoScheme.Rules[row["编码"]].Max));
        Assert.All(DemoScheme.Rules.Values, rule => Assert.Empty(rule.Faults()));
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void An_item_gives_the_points_of_the_vector(string vector, string item, string entered, int? points)
    {
        var rule = DemoScheme.Rules[item];
        var reckoning = rule.Evaluate(DemoScheme.Looked(rule, Entered(entered)));
        Assert.True(points == reckoning.Points?.Hundredths, $"{vector} {item} {entered}: {reckoning.Points} {string.Join('；', reckoning.Explanation.Say())}");
        Assert.Equal(points is null ? ReckoningState.NotApplicable : ReckoningState.Scored, reckoning.State);
        Assert.Equal(reckoning, RuleJson.Read(RuleJson.Write(rule)).Evaluate(DemoScheme.Looked(rule, Entered(entered))), (one, other) => one.State == other.State && ExplanationJson.Write(one.Explanation) == ExplanationJson.Write(other.Explanation));
    }

    /// <summary>The rows of goldens.csv that are asserted here; those about totals stand beside the results.</summary>
    internal static readonly string[] ItemGoldens = ["C3 floor", "E2 mix"];

    [Fact]
    public void The_item_rows_of_the_goldens_hold()
    {
        var goldens = DemoScheme.Table(typeof(RuleVectorTests), "goldens.csv").ToDictionary(row => row["case"], row => row["final"]);
        Assert.Equal("4 − (1+1+1+2) → **0**", goldens["C3 floor"]);
        var floor = Reckon("C3", input => input.Count("C3.1.1", 2).Count("C3.1.2", 1).Count("C3.1.3", 1).Count("C3.1.4", 1));
        Assert.Equal([4, -1, -1, -1, -2, 1], floor.Explanation.Lines.Select(line => (int)line.Points.Value));
        Assert.Equal(Points.Zero, floor.Points);

        Assert.Equal("2 + 0.5 = **2.5**", goldens["E2 mix"]);
        var mix = Reckon("E2", input => input.Share(1, 92, 100).Count("E2.2.1", 1));
        Assert.Equal(new Points(250), mix.Points);
        Assert.Equal(["100中92，即92%，属“90%（含）以上”，得2分", "满分1分", "节前提醒缺节点1个×0.5，扣0.5分"], mix.Explanation.Say());
    }

    private static Reckoning Reckon(string item, Func<ItemInput, ItemInput> enter) => DemoScheme.Rules[item].Evaluate(DemoScheme.Looked(DemoScheme.Rules[item], enter(ItemInput.Empty)));

    internal static ItemInput Entered(string json)
    {
        using var entered = JsonDocument.Parse(json);
        var input = ItemInput.Empty;
        foreach (var kind in entered.RootElement.EnumerateObject())
        {
            input = kind.Name switch
            {
                "次数" => kind.Value.EnumerateObject().Aggregate(input, (read, one) => read.Count(one.Name, one.Value.GetInt32())),
                "比例" => kind.Value.EnumerateObject().Aggregate(input, (read, one) => read.Share(Part(one), one.Value[0].GetInt64(), one.Value[1].GetInt64())),
                "选" => kind.Value.EnumerateObject().Aggregate(input, (read, one) => read.Level(Part(one), one.Value.GetString()!)),
                "有" => kind.Value.EnumerateArray().Aggregate(input, (read, one) => read.Has(one.GetString()!)),
                _ => throw new FormatException(kind.Name),
            };
        }

        return input;
    }

    private static int Part(JsonProperty one) => int.Parse(one.Name, CultureInfo.InvariantCulture);
}
