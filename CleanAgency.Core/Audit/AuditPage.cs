using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Audit;

/// <summary>The acts of everybody, newest first.</summary>
[Needs(Permission.ReadAudit)]
[EveryRow("the auditor watches everyone")]
public sealed record AuditPage(AuditFilter Filter, int Page = 1, int Size = 50) : Query<Page<AuditPage.Row>>
{
    /// <param name="Subject">What it was called then; of a refused act, what it is called in the newest entry that names it.</param>
    public sealed record Row(
        long Id, DateTime At, Guid PersonId, string Person, string From, string Action, AuditResult Result, string? Code, string? SubjectKind, Guid? SubjectId, string? Subject);
}

internal sealed class AuditPageHandler(IAppDb db) : IRequestHandler<AuditPage, Page<AuditPage.Row>>
{
    public async Task<Page<AuditPage.Row>> Handle(AuditPage query, CancellationToken ct)
    {
        var page = await db.Set<AuditEntry>().Matching(query.Filter).NewestFirst()
            .Select(e => new AuditPage.Row(e.Id, e.At, e.PersonId, e.Person, e.From, e.Action, e.Result, e.Code, e.SubjectKind, e.SubjectId, e.Subject))
            .ToPage(query.Page, query.Size, ct);
        var names = await db.CaptionsOf(page.Rows.Where(r => r.Subject is null).Select(r => r.SubjectId), ct);
        return page with { Rows = [.. page.Rows.Select(r => r.SubjectId is { } id ? r with { Subject = r.Subject ?? names.GetValueOrDefault(id) } : r)] };
    }
}

internal static class AuditCaptions
{
    /// <summary>What rows were last called, from the audit itself: it watches every kind of row and can join none.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> CaptionsOf(this IAppDb db, IEnumerable<Guid?> wanted, CancellationToken ct)
    {
        var ids = wanted.OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        var newest = db.Set<AuditEntry>().Where(e => e.SubjectId != null && ids.Contains(e.SubjectId.Value) && e.Subject != null).GroupBy(e => e.SubjectId).Select(same => same.Max(e => e.Id));
        return await db.Set<AuditEntry>().Where(e => newest.Contains(e.Id)).ToDictionaryAsync(e => e.SubjectId!.Value, e => e.Subject!, ct);
    }
}
