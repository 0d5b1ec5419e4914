using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices;

/// <summary>How much waits, and how much of that was told since a moment. It is asked when a letter goes out, so that no letter says what was true hours ago.</summary>
public interface ICountsOpen
{
    /// <param name="without">Kinds of which he does not want to hear.</param>
    Task<(int All, int Since)> Of(Guid personId, IReadOnlyCollection<NoticeKind> without, DateTime since, CancellationToken ct);

    /// <summary>For everybody together.</summary>
    Task<(int All, int Since)> OfAll(DateTime since, CancellationToken ct);
}

internal sealed class OpenNotices(IAppDb db) : ICountsOpen
{
    // News that have been read wait for nothing.
    private IQueryable<Notice> Open => db.Set<Notice>().Where(n => n.EndedAt == null && (n.Trouble != Trouble.News || n.ReadAt == null));

    public Task<(int All, int Since)> Of(Guid personId, IReadOnlyCollection<NoticeKind> without, DateTime since, CancellationToken ct) =>
        Count(Open.Where(n => n.PersonId == personId && !without.Contains(n.Kind)), since, ct);

    public Task<(int All, int Since)> OfAll(DateTime since, CancellationToken ct) => Count(Open, since, ct);

    private static async Task<(int All, int Since)> Count(IQueryable<Notice> open, DateTime since, CancellationToken ct)
    {
        var counts = await open.GroupBy(n => n.ToldAt >= since).Select(g => new { Since = g.Key, Count = g.Count() }).ToListAsync(ct);
        return (counts.Sum(one => one.Count), counts.Where(one => one.Since).Sum(one => one.Count));
    }
}
