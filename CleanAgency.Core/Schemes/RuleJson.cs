using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>
/// The stored form of a rule: {"v":1,"kind":…} with points as whole hundredths. A kind, a version or a field that this program
/// does not know is refused: reckoning with half a rule would be worse than not reckoning.
/// </summary>
public static class RuleJson
{
    private const int Version = 1;

    private static readonly JsonDerivedType[] Kinds =
    [
        new(typeof(OccurrenceRule), "occurrences"),
        new(typeof(RatioRule), "ratio"),
        new(typeof(LevelRule), "levels"),
        new(typeof(CheckRule), "checks"),
        new(typeof(RankRule), "ranks"),
        new(typeof(DeductionRule), "deduction"),
        new(typeof(SumRule), "sum"),
    ];

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameTheKind, LeaveOutWhatIsReckoned } },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PointsForm(), new PercentForm(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static string Write(ScoringRule rule)
    {
        var body = JsonSerializer.SerializeToNode(rule, Form)!.AsObject();
        body.Insert(0, "v", Version);
        return body.ToJsonString(Form);
    }

    public static ScoringRule Read(string json)
    {
        try
        {
            var body = JsonNode.Parse(json) as JsonObject ?? throw new RuleBroken("Schemes.RuleUnreadable");
            if (body["v"] is not JsonValue version || !version.TryGetValue<int>(out var v) || v != Version)
            {
                throw new RuleBroken("Schemes.RuleVersion", body["v"]?.ToJsonString() ?? "");
            }

            body.Remove("v");
            return body.Deserialize<ScoringRule>(Form)!;
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or ArgumentException)
        {
            throw new RuleBroken("Schemes.RuleUnreadable");
        }
    }

    private static void NameTheKind(JsonTypeInfo type)
    {
        if (type.Type != typeof(ScoringRule) && type.Type != typeof(PartRule))
        {
            return;
        }

        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind" };
        foreach (var kind in Kinds.Where(kind => kind.DerivedType.IsAssignableTo(type.Type)))
        {
            type.PolymorphismOptions.DerivedTypes.Add(kind);
        }
    }

    private static void LeaveOutWhatIsReckoned(JsonTypeInfo type)
    {
        foreach (var reckoned in type.Properties.Where(property => property.Set is null).ToList())
        {
            type.Properties.Remove(reckoned);
        }
    }

    private sealed class PointsForm : JsonConverter<Points>
    {
        public override Points Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, Points value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Hundredths);
    }

    private sealed class PercentForm : JsonConverter<Percent>
    {
        public override Percent Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, Percent value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Hundredths);
    }
}
