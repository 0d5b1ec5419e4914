using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAgency.Core.Common;

/// <summary>The stored form of an <see cref="Explanation"/>: codes and arguments, never sentences. Points are told from numbers by their name "p".</summary>
public static class ExplanationJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Explanation explanation) =>
        new JsonArray([.. explanation.Lines.Select(line => (JsonNode)new JsonObject
        {
            ["code"] = line.Code,
            ["points"] = line.Points.Hundredths,
            ["args"] = new JsonArray([.. line.Arguments.Select(Write)]),
        })]).ToJsonString(Plain);

    public static Explanation Read(string json) =>
        Explanation.Of(JsonNode.Parse(json)!.AsArray().Select(line => new ExplanationLine(
            line!["code"]!.GetValue<string>(),
            new Points(line["points"]!.GetValue<int>()),
            [.. line["args"]!.AsArray().Select(Read)])));

    /// <summary>A stored refusal as a person reads it.</summary>
    public static string Said(string json) => string.Join(' ', Read(json).Say());

    private static JsonNode? Write(object argument) => argument switch
    {
        string text => text,
        int number => (long)number,
        long number => number,
        Points points => new JsonObject { ["p"] = points.Hundredths },
        _ => throw new ArgumentException($"An explanation can not hold a {argument.GetType().Name}."),
    };

    private static object Read(JsonNode? argument) => argument switch
    {
        JsonObject points => new Points(points["p"]!.GetValue<int>()),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.GetValue<long>(),
        _ => argument!.GetValue<string>(),
    };
}
