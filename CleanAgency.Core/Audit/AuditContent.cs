using System.Text.Json;
using System.Text.RegularExpressions;

namespace CleanAgency.Core.Audit;

/// <summary>The details of an entry in words: what was asked for, what changed from what to what, and why not.</summary>
public sealed partial record AuditContent(
    IReadOnlyList<AuditContent.Line> Message, IReadOnlyList<AuditDetails.Changed> Changes, string? Note, string? Why, string? Unreadable)
{
    public sealed record Line(string Field, string Value);

    /// <summary>Nothing was there before: something was made, not changed.</summary>
    public bool MadeNew { get; private init; }

    /// <summary>The rows that the details name by id.</summary>
    internal static IEnumerable<Guid?> Named(string details) => Ids().Matches(details).Select(id => (Guid?)Guid.Parse(id.Value));

    internal static AuditContent Of(AuditEntry entry, AuditWords words, IReadOnlyDictionary<Guid, string> captions)
    {
        try
        {
            using var json = JsonDocument.Parse(entry.Details);
            return Of(entry, json.RootElement, words, captions);
        }
        catch (JsonException)
        {
            // Very long details were cut off when they were written.
            return new([], [], null, entry.Code is { } code ? words.Why(code, []) : null, entry.Details);
        }
    }

    private static AuditContent Of(AuditEntry entry, JsonElement root, AuditWords words, IReadOnlyDictionary<Guid, string> captions)
    {
        var message = root.TryGetProperty("message", out var sent) && sent.ValueKind == JsonValueKind.Object ? Lines(AuditWords.TypeOf(entry.Action), sent, words, captions) : [];
        var changes = AuditDetails.ChangesIn(entry.Details).Select(change => InWords(change, AuditWords.TypeOf(entry.SubjectKind ?? ""), words, captions));
        var why = root.TryGetProperty("why", out var reasons) && reasons.ValueKind == JsonValueKind.Array ? reasons.EnumerateArray().Select(r => r.ToString()).ToList() : [];
        return new([.. message], [.. changes], NoteOf(root, words), entry.Code is { } code ? words.Why(code, why) : null, null)
        {
            MadeNew = AuditDetails.ChangesIn(entry.Details).All(change => change.Before.Length == 0),
        };
    }

    private static AuditDetails.Changed InWords(AuditDetails.Changed change, Type? kind, AuditWords words, IReadOnlyDictionary<Guid, string> captions)
    {
        // "Grant.Role": the field of a part.
        var dot = change.Field.IndexOf('.', StringComparison.Ordinal);
        var (owner, name) = dot < 0 ? (kind, change.Field) : (AuditWords.TypeOf(change.Field[..dot]), change.Field[(dot + 1)..]);
        var type = owner?.GetProperty(name)?.PropertyType;
        return new(words.Field(owner, name), words.Value(type, change.Before, captions), words.Value(type, change.After, captions));
    }

    private static IEnumerable<Line> Lines(Type? owner, JsonElement sent, AuditWords words, IReadOnlyDictionary<Guid, string> captions)
    {
        foreach (var part in sent.EnumerateObject())
        {
            var type = owner?.GetProperty(part.Name)?.PropertyType;
            if (part.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var line in Lines(type, part.Value, words, captions))
                {
                    yield return line;
                }
            }
            else if (part.Value.ToString() is { Length: > 0 } text)
            {
                yield return new(words.Field(owner, part.Name), words.Value(type, text, captions));
            }
        }
    }

    private static string? NoteOf(JsonElement root, AuditWords words) =>
        !root.TryGetProperty("note", out var note) ? null
        : note.ValueKind == JsonValueKind.Object ? words.Sentence(note.GetProperty("Code").GetString()!, ArgumentsOf(note))
        : note.ToString();

    internal static IReadOnlyList<string> ArgumentsOf(JsonElement note) =>
        note.ValueKind == JsonValueKind.Object && note.TryGetProperty("Arguments", out var arguments) ? [.. arguments.EnumerateArray().Select(a => a.ToString())] : [];

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
