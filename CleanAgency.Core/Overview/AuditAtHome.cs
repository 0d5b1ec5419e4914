using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

internal sealed class AuditAtHome(IAppDb db, Clock clock)
{
    // The sealer looks back as far twice a second; what lies deeper, the check reports.
    private const long LookBack = 5000;
    private const string Found = "Audit.Break.";
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(2);
    private static readonly TimeSpan SealedWithin = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<Home.Item>> Waiting(CancellationToken ct) => [.. await Check(ct), .. await Unsealed(ct)];

    private async Task<IReadOnlyList<Home.Item>> Check(CancellationToken ct)
    {
        // A check that was refused or broke down has checked nothing.
        var last = await db.Set<AuditEntry>()
            .Where(e => e.Action == nameof(VerifyAuditChain) && (e.Result == AuditResult.Done || (e.Code != null && e.Code.StartsWith(Found))))
            .OrderByDescending(e => e.Id).Select(e => new { e.At, e.Result }).FirstOrDefaultAsync(ct);
        return last is null ? [new(Overview.Waiting.NeverChecked, Trouble.Warn)]
            : last.Result != AuditResult.Done ? [new(Overview.Waiting.ChainBroken, Trouble.Bad, Since: last.At)]
            : clock.Now - last.At > Fresh ? [new(Overview.Waiting.CheckedLongAgo, Trouble.Warn, Since: last.At)]
            : [];
    }

    private async Task<IReadOnlyList<Home.Item>> Unsealed(CancellationToken ct)
    {
        var (seals, before) = (db.Set<AuditSeal>(), clock.Now - SealedWithin);
        var from = (await db.Set<AuditEntry>().MaxAsync(e => (long?)e.Id, ct) ?? 0) - LookBack;
        var count = await db.Set<AuditEntry>().LongCountAsync(e => e.Id > from && e.At < before && !seals.Any(s => s.EntryId == e.Id), ct);
        return count > 0 ? [new(Overview.Waiting.Unsealed, Trouble.Bad, count)] : [];
    }
}
