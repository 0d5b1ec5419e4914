using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Audit;

/// <summary>Reckons the whole chain again and names the first row that does not fit. Recorded itself, so that a check leaves a trace.</summary>
[Recorded]
[Needs(Permission.ReadAudit)]
[EveryRow("a chain can only be checked as a whole")]
public sealed record VerifyAuditChain : Query<VerifyAuditChain.Finding>
{
    public enum Break
    {
        None,
        Altered,
        Removed,
        SealMissing,
    }

    /// <param name="At">The place in the chain and the entry that stands there.</param>
    public sealed record Finding(long Sealed, long Unsealed, Break Break, long? At, long? EntryId, string Head)
    {
        public bool Intact => Break == Break.None;
    }
}

internal sealed class VerifyAuditChainHandler(IAppDb db, AuditNote note) : IRequestHandler<VerifyAuditChain, VerifyAuditChain.Finding>
{
    public async Task<VerifyAuditChain.Finding> Handle(VerifyAuditChain query, CancellationToken ct)
    {
        var finding = await Walk(ct);
        note.Say("Audit.Note.Checked", finding.Sealed, finding.Unsealed, finding.At, finding.EntryId, finding.Head);
        if (!finding.Intact)
        {
            note.Fail($"Audit.Break.{finding.Break}");
        }

        return finding;
    }

    private async Task<VerifyAuditChain.Finding> Walk(CancellationToken ct)
    {
        var seals = from seal in db.Set<AuditSeal>().AsNoTracking()
                    join entry in db.Set<AuditEntry>().AsNoTracking() on seal.EntryId equals entry.Id into entries
                    from entry in entries.DefaultIfEmpty()
                    orderby seal.Position
                    select new { seal.Position, seal.EntryId, seal.Hash, Entry = entry };
        var (position, head) = (0L, AuditSeal.Genesis);
        await foreach (var link in seals.AsAsyncEnumerable().WithCancellation(ct))
        {
            var wrong = link.Position != position + 1 ? VerifyAuditChain.Break.SealMissing
                : link.Entry is null ? VerifyAuditChain.Break.Removed
                : AuditSeal.HashOf(head, link.Entry) != link.Hash ? VerifyAuditChain.Break.Altered
                : VerifyAuditChain.Break.None;
            if (wrong != VerifyAuditChain.Break.None)
            {
                return new(position, await Unsealed(ct), wrong, position + 1, link.EntryId, head);
            }

            (position, head) = (link.Position, link.Hash);
        }

        return new(position, await Unsealed(ct), VerifyAuditChain.Break.None, null, null, head);
    }

    private Task<long> Unsealed(CancellationToken ct) =>
        db.Set<AuditEntry>().LongCountAsync(entry => !db.Set<AuditSeal>().Any(seal => seal.EntryId == entry.Id), ct);
}
