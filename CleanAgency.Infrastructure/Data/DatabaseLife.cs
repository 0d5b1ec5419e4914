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
    // The row and not its id: many ask at once, and a reference is never seen half written.
    private DatabaseLife? known;

    public async ValueTask<Guid> Id(CancellationToken ct) => (known ??= await Read(ct) ?? await Begin(ct) ?? throw new InvalidOperationException("The database has no life.")).Id;

    private async Task<DatabaseLife?> Read(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<DatabaseLife>().AsNoTracking().SingleOrDefaultAsync(ct);
    }

    private async Task<DatabaseLife?> Begin(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await scope.ServiceProvider.GetRequiredService<WriteTurn>().Take(ct);
        // The first tablets ask all at once.
        if (await Read(ct) is { } begun)
        {
            return begun;
        }

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
