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
        (number, size) = Held(number, size, rows.Count);
        return new([.. rows.Skip((number - 1) * size).Take(size)], rows.Count, number, size);
    }

    public static async Task<Page<T>> ToPage<T>(this IQueryable<T> rows, int number, int size, CancellationToken ct)
    {
        var total = await rows.CountAsync(ct);
        (number, size) = Held(number, size, total);
        return new(await rows.Skip((number - 1) * size).Take(size).ToListAsync(ct), total, number, size);
    }

    // A page behind the last one shows the last: rows may have gone since the address was shared.
    private static (int Number, int Size) Held(int number, int size, int total)
    {
        size = Math.Clamp(size, 1, Most);
        return (Math.Clamp(number, 1, Math.Max(1, (total + size - 1) / size)), size);
    }
}
