using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>The form of demo/scheme-policy.json: points as plain numbers, choices as phrases. What it does not know is refused, never dropped.</summary>
internal static class PolicyJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PlainPoints(), new TiePhrase(), new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    private sealed class PlainPoints : JsonConverter<Points>
    {
        public override Points Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Points.Of(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Points value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToString());
    }

    private sealed class TiePhrase : JsonConverter<TieBreak>
    {
        private const string Higher = "higher ";

        private static readonly Dictionary<TieKind, string> Phrases = new()
        {
            [TieKind.FewerNegative] = "fewer negative points",
            [TieKind.HigherOnTimeRate] = "higher task on-time rate",
            [TieKind.HigherBallot] = "higher ballot score",
            [TieKind.SharedRank] = "shared rank",
        };

        public override TieBreak Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var phrase = reader.GetString() ?? "";
            return Phrases.FirstOrDefault(known => known.Value == phrase) is { Value: not null } found ? new(found.Key)
                : phrase.StartsWith(Higher, StringComparison.Ordinal) && phrase.Length > Higher.Length ? new(TieKind.HigherArea, phrase[Higher.Length..])
                : throw new JsonException($"{phrase} decides no tie.");
        }

        public override void Write(Utf8JsonWriter writer, TieBreak value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.By == TieKind.HigherArea ? Higher + value.Area : Phrases[value.By]);
    }
}
