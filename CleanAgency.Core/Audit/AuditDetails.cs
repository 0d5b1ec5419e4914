using System.Text;
using System.Text.Json;

namespace CleanAgency.Core.Audit;

/// <summary>Reads what the trail wrote into the details of an entry.</summary>
public static class AuditDetails
{
    public sealed record Changed(string Field, string Before, string After);

    public static IReadOnlyList<Changed> ChangesIn(string details)
    {
        try
        {
            using var json = JsonDocument.Parse(details);
            return json.RootElement.TryGetProperty("changes", out var changes)
                ? [.. changes.EnumerateArray().Select(c => new Changed(Text(c, "Field"), Text(c, "Before"), Text(c, "After")))]
                : [];
        }
        catch (JsonException)
        {
            // Very long details were cut off when they were written.
            return [];
        }
    }

    /// <summary>What the message said in this field. It stands in front, so it is found where the rest was cut off, too.</summary>
    public static string? SaidIn(string details, string field)
    {
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(details), isFinalBlock: false, default);
        while (json.Read())
        {
            // The message is the first object, its fields are the first on their level.
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 2 && json.ValueTextEquals(field))
            {
                return json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;
            }
        }

        return null;
    }

    private static string Text(JsonElement change, string name) => change.TryGetProperty(name, out var value) ? value.ToString() : "";
}
