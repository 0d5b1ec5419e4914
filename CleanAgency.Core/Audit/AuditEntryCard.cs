using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Audit;

/// <summary>One entry with all it holds, and its place in the chain.</summary>
[Needs(Permission.ReadAudit)]
[EveryRow("the auditor watches everyone")]
public sealed record AuditEntryCard(long Id) : Query<AuditEntryCard.Card>
{
    /// <summary>Of an act that changed many rows the page shows so many of the others.</summary>
    public const int Shown = 20;

    /// <param name="Seal">Null while it is not sealed yet.</param>
    /// <param name="Others">Further entries of the same act: an import changes many rows.</param>
    public sealed record Card(AuditPage.Row Row, AuditContent Content, Seal? Seal, IReadOnlyList<Other> Others, int OthersInAll);

    public sealed record Seal(long Position, string Hash, DateTime At);

    public sealed record Other(long Id, string? SubjectKind, string? Subject);
}

internal sealed class AuditEntryCardHandler(IAppDb db) : IRequestHandler<AuditEntryCard, AuditEntryCard.Card>
{
    public async Task<AuditEntryCard.Card> Handle(AuditEntryCard query, CancellationToken ct)
    {
        var entry = await db.Set<AuditEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == query.Id, ct) ?? throw new RuleBroken("Common.Gone");
        var captions = await db.CaptionsOf(AuditContent.Named(entry.Details).Append(entry.SubjectId), ct);
        var seal = await db.Set<AuditSeal>().Where(s => s.EntryId == entry.Id).Select(s => new AuditEntryCard.Seal(s.Position, s.Hash, s.At)).SingleOrDefaultAsync(ct);
        // Rows of one act were written in the same moment, so the index of the moments finds them.
        var others = db.Set<AuditEntry>().Where(e => e.At == entry.At && e.ActId == entry.ActId && e.Id != entry.Id);
        var some = await others.OrderBy(e => e.Id).Take(AuditEntryCard.Shown).Select(e => new AuditEntryCard.Other(e.Id, e.SubjectKind, e.Subject)).ToListAsync(ct);
        var subject = entry.Subject ?? (entry.SubjectId is { } id ? captions.GetValueOrDefault(id) : null);
        var row = new AuditPage.Row(entry.Id, entry.At, entry.PersonId, entry.Person, entry.From, entry.Action, entry.Result, entry.Code, entry.SubjectKind, entry.SubjectId, subject);
        return new(row, AuditContent.Of(entry, AuditWords.OnScreen, captions), seal, some, some.Count < AuditEntryCard.Shown ? some.Count : await others.CountAsync(ct));
    }
}
