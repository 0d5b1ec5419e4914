using CleanAgency.Core.Common;

namespace CleanAgency.Core.Audit;

/// <summary>Which entries are asked for. Days are days in Shanghai; both ends count.</summary>
/// <param name="Search">A part of the person's, the subject's or the act's name, or the whole address it came from.</param>
public sealed record AuditFilter(
    string? Search = null, string? Action = null, AuditResult? Result = null, DateOnly? From = null, DateOnly? To = null, Guid? PersonId = null, Guid? SubjectId = null);

/// <summary>The one meaning of the filter, for the list on the screen and for the exported workbook alike.</summary>
internal static class AuditQueries
{
    public static IQueryable<AuditEntry> Matching(this IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        var found = entries.OfKind(filter);
        if (filter.Search?.Trim() is { Length: > 0 } text)
        {
            var acts = AuditWords.ActsSaying(text);
            // A refused act names its subject by id only, and a renamed unit keeps its old rows: whoever is called so anywhere is meant.
            var called = entries.Where(e => e.SubjectId != null && e.Subject!.Contains(text)).Select(e => e.SubjectId);
            found = found.Where(e => e.Person.Contains(text) || e.From == text || acts.Contains(e.Action) || (e.SubjectId != null && called.Contains(e.SubjectId)));
        }

        return found;
    }

    // By time, not by number: of two acts at once the later one may have got the lower number.
    public static IOrderedQueryable<AuditEntry> NewestFirst(this IQueryable<AuditEntry> entries) => entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);

    private static IQueryable<AuditEntry> OfKind(this IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.From is { } first)
        {
            var start = Clock.FromShanghai(first, TimeOnly.MinValue);
            entries = entries.Where(e => e.At >= start);
        }

        if (filter.To is { } last && last < DateOnly.MaxValue)
        {
            var end = Clock.FromShanghai(last.AddDays(1), TimeOnly.MinValue);
            entries = entries.Where(e => e.At < end);
        }

        entries = string.IsNullOrEmpty(filter.Action) ? entries : entries.Where(e => e.Action == filter.Action);
        entries = filter.Result is { } result ? entries.Where(e => e.Result == result) : entries;
        entries = filter.PersonId is { } person ? entries.Where(e => e.PersonId == person) : entries;
        return filter.SubjectId is { } subject ? entries.Where(e => e.SubjectId == subject) : entries;
    }
}
