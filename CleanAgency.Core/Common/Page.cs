using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Common;

/// <summary>One page of a list and how many rows there are in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total, int Number, int Size)
{
    public int Last => Math.Max(1, (Total + Size - 1) / Size);
}

public static class Paging
{
    public const int Most = 200;

    public static Page<T> ToPage<T>(this IReadOnlyList<T> rows, int number, int size)
    {
        size = Math.Clamp(size, 1, Most);
        number = Math.Clamp(number, 1, Math.Max(1, (rows.Count + size - 1) / size));
        return new([.. rows.Skip((number - 1) * size).Take(size)], rows.Count, number, size);
    }

    /// <summary>A page behind the last one shows the last: rows may have gone since the address was shared.</summary>
    public static async Task<Page<T>> ToPage<T>(this IQueryable<T> rows, int number, int size, CancellationToken ct)
    {
        size = Math.Clamp(size, 1, Most);
        var total = await rows.CountAsync(ct);
        number = Math.Clamp(number, 1, Math.Max(1, (total + size - 1) / size));
        return new(await rows.Skip((number - 1) * size).Take(size).ToListAsync(ct), total, number, size);
    }
}
