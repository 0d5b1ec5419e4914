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

    private static string Text(JsonElement change, string name) => change.TryGetProperty(name, out var value) ? value.ToString() : "";
}
