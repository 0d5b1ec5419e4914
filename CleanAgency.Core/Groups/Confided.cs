using System.Text.Json;
using System.Text.Json.Serialization;

namespace CleanAgency.Core.Groups;

/// <summary>Words about a person and his family. Only he and the coordinator may read them: neither the audit nor the ledger repeats them.</summary>
[JsonConverter(typeof(Untold<Confided>))]
public sealed record Confided(string Text)
{
    public override string ToString() => "•••";
}

/// <summary>Its JSON is dots, as that of a password.</summary>
internal sealed class Untold<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("What was confided cannot be read back.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue("•••");
}
