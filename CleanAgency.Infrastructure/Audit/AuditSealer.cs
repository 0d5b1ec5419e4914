using System.Runtime.CompilerServices;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAgency.Infrastructure.Audit;

/// <summary>
/// Chains committed audit rows, twice a second and as many at once as there are. With two servers on PostgreSQL an advisory lock
/// lets one of them seal; the other finds nothing to do.
/// </summary>
public sealed class AuditSealer(IServiceScopeFactory scopes, WriteTurn turn, Clock clock, ILogger<AuditSealer> log) : BackgroundService
{
    private const int Batch = 1000;
    private const long LockKey = 0x5EA1;

    // A row may be committed after one with a higher number. Looking back this far costs nothing; what is still missed,
    // the look at everything (at start and every hour) finds, and the check reports it as unsealed meanwhile.
    private const long LookBack = 5000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Thorough = TimeSpan.FromHours(1);

    /// <summary>Seals everything that is committed; the number of rows sealed.</summary>
    public async Task<int> SealAll(bool thorough, CancellationToken ct)
    {
        var (all, sealedNow) = (0, Batch);
        while (sealedNow == Batch)
        {
            sealedNow = await SealBatch(thorough, ct);
            all += sealedNow;
        }

        return all;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lastThorough = DateTime.MinValue;
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                var thorough = DateTime.UtcNow - lastThorough > Thorough;
                await SealAll(thorough, stoppingToken);
                lastThorough = thorough ? DateTime.UtcNow : lastThorough;
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                log.LogError(broken, "Sealing the audit failed; the next round tries again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> SealBatch(bool thorough, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (!await Waiting(db, thorough).AnyAsync(ct))
        {
            return 0;
        }

        using var mine = await turn.Take(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})", ct);
        }

        var last = await db.Set<AuditSeal>().AsNoTracking().OrderByDescending(s => s.Position).FirstOrDefaultAsync(ct);
        var (position, head, now) = (last?.Position ?? 0, last?.Hash ?? AuditSeal.Genesis, clock.Now);
        var entries = await Waiting(db, thorough).OrderBy(e => e.Id).Take(Batch).ToListAsync(ct);
        List<AuditSeal> seals = [];
        foreach (var entry in entries)
        {
            head = AuditSeal.HashOf(head, entry);
            seals.Add(new() { Position = ++position, EntryId = entry.Id, Hash = head, At = now });
        }

        await Insert(db, seals, ct);
        await transaction.CommitAsync(CancellationToken.None);
        return entries.Count;
    }

    // Many rows a statement: while it writes, the commands on SQLite wait.
    private static async Task Insert(AppDb db, List<AuditSeal> seals, CancellationToken ct)
    {
        foreach (var some in seals.Chunk(200))
        {
            var values = string.Join(',', some.Select((_, i) => $"({{{4 * i}}},{{{(4 * i) + 1}}},{{{(4 * i) + 2}}},{{{(4 * i) + 3}}})"));
            object[] parameters = [.. some.SelectMany(s => new object[] { s.Position, s.EntryId, s.Hash, s.At })];
            await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create($"""insert into "AuditSeal" ("Position", "EntryId", "Hash", "At") values {values}""", parameters), ct);
        }
    }

    private static IQueryable<AuditEntry> Waiting(AppDb db, bool thorough)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(e => !db.Set<AuditSeal>().Any(s => s.EntryId == e.Id));
        return thorough ? entries : entries.Where(e => e.Id > (db.Set<AuditSeal>().Max(s => (long?)s.EntryId) ?? 0) - LookBack);
    }
}
