using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices;

/// <summary>How much waits. It is asked when a letter goes out, so that no letter says what was true hours ago.</summary>
public interface ICountsOpen
{
    /// <summary>For one person; 0 when everything is done meanwhile.</summary>
    Task<int> Of(Guid personId, CancellationToken ct);

    /// <summary>For everybody together.</summary>
    Task<int> OfAll(CancellationToken ct);
}

internal sealed class OpenNotices(IAppDb db) : ICountsOpen
{
    // News that have been read wait for nothing.
    private IQueryable<Notice> Open => db.Set<Notice>().Where(n => n.EndedAt == null && (n.Trouble != Trouble.News || n.ReadAt == null));

    public Task<int> Of(Guid personId, CancellationToken ct) => Open.CountAsync(n => n.PersonId == personId, ct);

    public Task<int> OfAll(CancellationToken ct) => Open.CountAsync(ct);
}
