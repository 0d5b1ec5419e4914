using System.Text.Json;
using System.Text.Json.Serialization;

namespace CleanAgency.Core.Common;

/// <summary>A password on its way: it never reaches a log, the audit or the ledger, because its text and its JSON are dots.</summary>
[JsonConverter(typeof(AsDots))]
public sealed record Secret(string Value)
{
    public const string Dots = "•••";

    public override string ToString() => Dots;

    private sealed class AsDots : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Dots);
    }
}
