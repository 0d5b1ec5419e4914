using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAgency.Core.Common;

/// <summary>The stored form of an <see cref="Explanation"/>: codes and arguments, never sentences. Points, days and words that are codes themselves are told from the rest by their names.</summary>
public static class ExplanationJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Explanation explanation) =>
        new JsonArray([.. explanation.Lines.Select(line => (JsonNode)new JsonObject
        {
            ["code"] = line.Code,
            ["points"] = line.Points.Hundredths,
            ["args"] = Array(line.Arguments),
        })]).ToJsonString(Plain);

    public static Explanation Read(string json) =>
        Explanation.Of(JsonNode.Parse(json)!.AsArray().Select(line => new ExplanationLine(
            line!["code"]!.GetValue<string>(),
            new Points(line["points"]!.GetValue<int>()),
            Arguments(line["args"]!))));

    /// <summary>The arguments alone, of a sentence whose code is known otherwise.</summary>
    public static string WriteArguments(IReadOnlyList<object> arguments) => Array(arguments).ToJsonString(Plain);

    public static IReadOnlyList<object> ReadArguments(string json) => Arguments(JsonNode.Parse(json)!);

    /// <summary>A stored refusal as a person reads it.</summary>
    public static string Said(string json) => string.Join(' ', Read(json).Say());

    private static JsonArray Array(IReadOnlyList<object> arguments) => new([.. arguments.Select(Write)]);

    private static IReadOnlyList<object> Arguments(JsonNode array) => [.. array.AsArray().Select(Read)];

    private static JsonNode? Write(object? argument) => argument switch
    {
        string text => text,
        int number => (long)number,
        long number => number,
        Points points => new JsonObject { ["p"] = points.Hundredths },
        DateOnly day => new JsonObject { ["d"] = day.ToString("O", CultureInfo.InvariantCulture) },
        TextCode word => new JsonObject { ["w"] = word.Code, ["args"] = new JsonArray([.. word.Arguments.Select(Write)]) },
        _ => throw new ArgumentException($"An explanation can not hold a {argument?.GetType().Name}."),
    };

    private static object Read(JsonNode? argument) => argument switch
    {
        JsonObject word when word.ContainsKey("w") => new TextCode(word["w"]!.GetValue<string>(), Arguments(word["args"]!)),
        JsonObject day when day.ContainsKey("d") => DateOnly.ParseExact(day["d"]!.GetValue<string>(), "O", CultureInfo.InvariantCulture),
        JsonObject points => new Points(points["p"]!.GetValue<int>()),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.GetValue<long>(),
        _ => argument!.GetValue<string>(),
    };
}
