using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Evidence;

[Needs(Permission.RunJobs)]
[EveryRow("files that no row has named for 30 days are thrown away by the timetable, whoever handed them in")]
public sealed record TidyEvidence : Command, ILane
{
    /// <summary>A file is never received while bytes without a row are being swept.</summary>
    public const string Lane = "evidence";

    string ILane.Lane => Lane;
}

internal sealed class TidyEvidenceHandler(IAppDb db, IEvidenceStore store, EvidenceNames names, Clock clock) : IRequestHandler<TidyEvidence>
{
    public async Task<Unit> Handle(TidyEvidence request, CancellationToken cancellationToken)
    {
        // Bytes go one run after their row: a row that is rolled back must not have lost them.
        await Sweep(cancellationToken);
        await Mark(cancellationToken);
        var before = clock.Now - EvidenceFile.KeptUnnamed;
        var files = db.Set<EvidenceFile>();
        files.RemoveRange(await files.Include(f => f.Receipts).Where(f => f.UnnamedSince <= before).ToListAsync(cancellationToken));
        return Unit.Value;
    }

    private async Task Sweep(CancellationToken ct)
    {
        var stored = await store.All(ct);
        foreach (var hash in stored.Except(await db.Set<EvidenceFile>().Select(f => f.Hash).ToListAsync(ct)))
        {
            await store.Remove(hash, ct);
        }
    }

    // Technique, not audited: only what is thrown away is.
    private async Task Mark(CancellationToken ct)
    {
        var (named, now) = (names.All, (DateTime?)clock.Now);
        var files = db.Set<EvidenceFile>();
        await files.Where(f => f.UnnamedSince != null && named.Contains(f.Hash)).ExecuteUpdateAsync(s => s.SetProperty(f => f.UnnamedSince, (DateTime?)null), ct);
        await files.Where(f => f.UnnamedSince == null && !named.Contains(f.Hash)).ExecuteUpdateAsync(s => s.SetProperty(f => f.UnnamedSince, now), ct);
    }
}
