using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>What is locked has to stay as it was: what the last checks of the audit chain and of the seals have found.</summary>
internal sealed class AuditWatch(IAppDb db, Recipients recipients, Clock clock) : IWatch
{
    // The sealer looks back as far twice a second; what lies deeper, the check reports.
    private const long LookBack = 5000;
    private const string Found = "Audit.Break.";
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(2);
    private static readonly TimeSpan SealedWithin = TimeSpan.FromMinutes(1);

    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.NeverChecked, NoticeKind.ChainBroken, NoticeKind.CheckedLongAgo, NoticeKind.Unsealed, NoticeKind.SealsBroken];

    public IReadOnlyList<Type> Signs => [typeof(VerifyAuditChain), typeof(CheckSeals), .. Recipients.Signs];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var check = await Check(ct);
        // What is missing in a broken chain is no second thing to do.
        return [.. check, .. check.Any(thing => thing.Kind == NoticeKind.ChainBroken) ? [] : await Unsealed(ct), .. await Seals(ct)];
    }

    private async Task<IReadOnlyList<OpenThing>> Check(CancellationToken ct)
    {
        // A check that was refused or broke down has checked nothing.
        var last = await db.Set<AuditEntry>()
            .Where(e => e.Action == nameof(VerifyAuditChain) && (e.Result == AuditResult.Done || (e.Code != null && e.Code.StartsWith(Found))))
            .OrderByDescending(e => e.Id).Select(e => new { e.At, e.Result }).FirstOrDefaultAsync(ct);
        var readers = await recipients.With(Permission.ReadAudit, ct);
        OpenThing Of(NoticeKind kind, Trouble trouble) => new(kind, Guid.Empty, trouble, readers, "audit") { Since = last?.At };
        return last is null ? [Of(NoticeKind.NeverChecked, Trouble.Warn)]
            : last.Result != AuditResult.Done ? [Of(NoticeKind.ChainBroken, Trouble.Bad)]
            : clock.Now - last.At > Fresh ? [Of(NoticeKind.CheckedLongAgo, Trouble.Warn)]
            : [];
    }

    private async Task<IReadOnlyList<OpenThing>> Unsealed(CancellationToken ct)
    {
        var (seals, before) = (db.Set<AuditSeal>(), clock.Now - SealedWithin);
        var from = (await db.Set<AuditEntry>().MaxAsync(e => (long?)e.Id, ct) ?? 0) - LookBack;
        var count = await db.Set<AuditEntry>().LongCountAsync(e => e.Id > from && e.At < before && !seals.Any(s => s.EntryId == e.Id), ct);
        return count > 0 ? [new(NoticeKind.Unsealed, Guid.Empty, Trouble.Bad, await recipients.With(Permission.ReadAudit, ct), "audit") { Count = count }] : [];
    }

    private async Task<IReadOnlyList<OpenThing>> Seals(CancellationToken ct)
    {
        var last = await db.Set<AuditEntry>().Where(e => e.Action == nameof(CheckSeals) && (e.Result == AuditResult.Done || e.Code == "Scorecards.SealBroken")).OrderByDescending(e => e.Id).Select(e => new { e.At, e.Result }).FirstOrDefaultAsync(ct);
        return last is null || last.Result == AuditResult.Done ? [] : [new(NoticeKind.SealsBroken, Guid.Empty, Trouble.Bad, await recipients.With(Permission.CheckSeals, ct), "scorecards/seals") { Since = last.At }];
    }
}
