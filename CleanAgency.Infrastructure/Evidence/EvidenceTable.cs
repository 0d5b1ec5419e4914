using CleanAgency.Core.Evidence;
using CleanAgency.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace CleanAgency.Infrastructure.Evidence;

/// <summary>In PostgreSQL: every server sees the same photos, and one dump holds everything. Each call is a commit of its own.</summary>
internal sealed class EvidenceTable(IServiceScopeFactory scopes) : IEvidenceStore
{
    public Task<bool> Has(string hash, CancellationToken ct) => InScope(db => db.Set<StoredBytes>().AnyAsync(b => b.Hash == hash, ct));

    public Task Put(string hash, Stream bytes, CancellationToken ct) => InScope(async db =>
    {
        bytes.Position = 0;
        await db.Database.OpenConnectionAsync(ct);
        await using var insert = new NpgsqlCommand("""insert into "EvidenceBytes" ("Hash", "Bytes") values ($1, $2) on conflict do nothing""", (NpgsqlConnection)db.Database.GetDbConnection());
        insert.Parameters.Add(new() { Value = hash });
        // As a stream: it goes to the server as it is read.
        insert.Parameters.Add(new() { Value = bytes, NpgsqlDbType = NpgsqlDbType.Bytea });
        return await insert.ExecuteNonQueryAsync(ct);
    });

    public Task<Stream?> Open(string hash, CancellationToken ct) => InScope(async db =>
        await db.Set<StoredBytes>().Where(b => b.Hash == hash).Select(b => b.Bytes).SingleOrDefaultAsync(ct) is { } bytes ? new MemoryStream(bytes, writable: false) : (Stream?)null);

    public Task<IReadOnlyList<string>> All(CancellationToken ct) => InScope<IReadOnlyList<string>>(async db => await db.Set<StoredBytes>().Select(b => b.Hash).ToListAsync(ct));

    public Task Remove(string hash, CancellationToken ct) => InScope(db => db.Set<StoredBytes>().Where(b => b.Hash == hash).ExecuteDeleteAsync(ct));

    private async Task<T> InScope<T>(Func<AppDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}

/// <summary>The bytes of a file, apart from its row, so that a list never reads them.</summary>
internal sealed class StoredBytes
{
    public required string Hash { get; init; }

    public required byte[] Bytes { get; init; }
}
