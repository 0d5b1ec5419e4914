namespace CleanAgency.Core.Common;

/// <summary>Who set a field last, when, and in which version of the row.</summary>
public sealed record FieldMark(int Version, string By, DateTime At);

/// <summary>
/// Remembers for each field of a row who set it last. Two people who edit different fields never collide;
/// on the same field the second one is told whose value he has not seen.
/// </summary>
public sealed class FieldMarks
{
    private readonly Dictionary<string, FieldMark> marks;

    public FieldMarks() => marks = [];

    public FieldMarks(IReadOnlyDictionary<string, FieldMark> marks) => this.marks = new(marks);

    public IReadOnlyDictionary<string, FieldMark> All => marks;

    public FieldMark? Of(string field) => marks.GetValueOrDefault(field);

    /// <summary>Refuses when the field is newer than what the writer saw, unless both say the same.</summary>
    public void RefuseStale(string field, int seen, string? theirs, string? yours)
    {
        if (Of(field) is { } mark && mark.Version > seen && theirs != yours)
        {
            throw new StaleWrite(field, theirs, yours, mark.By, mark.At, mark.Version);
        }
    }

    /// <summary>A new object, so that the change tracker sees a new value.</summary>
    public FieldMarks With(string field, FieldMark mark) => new(new Dictionary<string, FieldMark>(marks) { [field] = mark });
}
