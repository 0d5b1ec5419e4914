using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Common;

/// <summary>The wall between Core and the database. No save here: the pipeline saves once, after the handler, with audit and ledger in the same commit.</summary>
public interface IAppDb
{
    DbSet<T> Set<T>()
        where T : class;
}

public static class Finding
{
    /// <summary>Loads the aggregate, or refuses in words that do not tell a forged id from a deleted row.</summary>
    public static async Task<T> FindOrRefuse<T>(this IQueryable<T> rows, Guid id, CancellationToken ct)
        where T : Entity =>
        await rows.SingleOrDefaultAsync(row => row.Id == id, ct) ?? throw new RuleBroken("Common.Gone");
}
