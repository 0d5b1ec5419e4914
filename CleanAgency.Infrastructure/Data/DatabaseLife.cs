using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Data;

/// <summary>One row, made when it is first asked for.</summary>
public sealed class DatabaseLife
{
    public const int Only = 1;

    public int Number { get; init; } = Only;

    public required Guid Id { get; init; }
}

internal sealed class DatabaseLives(IServiceScopeFactory scopes) : IDatabaseLife
{
    private Guid? known;

    public async ValueTask<Guid> Id(CancellationToken ct) => known ??= await Read(ct) ?? await Begin(ct) ?? throw new InvalidOperationException("The database has no life.");

    private async Task<Guid?> Read(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<DatabaseLife>().Select(l => (Guid?)l.Id).SingleOrDefaultAsync(ct);
    }

    private async Task<Guid?> Begin(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Set<DatabaseLife>().Add(new() { Id = Guid.NewGuid() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another server was faster; its row counts.
        }

        return await Read(ct);
    }
}
