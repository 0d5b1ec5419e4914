using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CleanAgency.Core.Common;

/// <summary>The wall between Core and the database. No save here: the pipeline saves once, after the handler, with audit and ledger in the same commit.</summary>
public interface IAppDb
{
    DbSet<T> Set<T>()
        where T : class;
}

public static class RowById
{
    /// <summary>Loads the aggregate, or refuses in words that do not tell a forged id from a deleted row.</summary>
    public static async Task<T> FindOrRefuse<T>(this DbSet<T> rows, Guid id, CancellationToken ct)
        where T : Entity
    {
        ct.ThrowIfCancellationRequested();
        return await ById<T>.Query(rows.GetService<ICurrentDbContext>().Context, id) ?? throw new RuleBroken("Common.Gone");
    }

    public static async Task<T> FindOrRefuse<T>(this IQueryable<T> rows, Guid id, CancellationToken ct)
        where T : Entity =>
        await rows.SingleOrDefaultAsync(row => row.Id == id, ct) ?? throw new RuleBroken("Common.Gone");

    // Compiled once a kind: nearly every command begins with this question.
    private static class ById<T>
        where T : Entity
    {
        public static readonly Func<DbContext, Guid, Task<T?>> Query =
            EF.CompileAsyncQuery((DbContext db, Guid id) => db.Set<T>().SingleOrDefault(row => row.Id == id));
    }
}
