using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices;

/// <summary>What waits for the person and what he should know, the most urgent first.</summary>
/// <param name="Over">What is over, in place of what is open.</param>
[Needs(Permission.SignedIn)]
public sealed record Inbox(bool Over = false, int Page = 1) : Query<Inbox.Sheet>, IAmong<Notice>
{
    public const int PageSize = 50;

    /// <param name="MadeUp">On the first page of what is open, as long as some of it is unread.</param>
    public sealed record Sheet(IReadOnlyList<Line> Lines, int Total, int Unread, Summed? MadeUp = null);

    /// <summary>Nobody was told from one day to the other; what deserved it was told together, once, when the server was there again.</summary>
    public sealed record Summed(DateOnly From, DateOnly To, DateTime At, int Count);

    /// <param name="Rung">Above 0: told on, because those whose affair it is have not done it.</param>
    /// <param name="Tried">Then: whom it was told before.</param>
    public sealed record Line(Guid Id, NoticeKind Kind, Guid Thing, Trouble Trouble, long Count, DateTime? Since, IReadOnlyList<object> Words, string Address, DateOnly? Due, TimeLeft? Left, DateOnly? MovedFrom, int Rung, DateTime ToldAt, bool Read, NoticeEnd? End, TextCode? Tried = null);
}

internal sealed class InboxHandler(Rows<Notice> rows, Tried tried, Mornings mornings, WorkCalendar calendar, Clock clock) : IRequestHandler<Inbox, Inbox.Sheet>
{
    public async Task<Inbox.Sheet> Handle(Inbox query, CancellationToken ct)
    {
        var open = rows.Visible.AsNoTracking().Where(n => n.EndedAt == null);
        var shown = query.Over ? rows.Visible.AsNoTracking().Where(n => n.EndedAt != null).OrderByDescending(n => n.EndedAt) : open.OrderBy(n => n.Trouble).ThenBy(n => n.Due).ThenByDescending(n => n.ToldAt).ThenBy(n => n.Id);
        var page = await shown.Skip((query.Page - 1) * Inbox.PageSize).Take(Inbox.PageSize).ToListAsync(ct);
        var before = await tried.Of(page, ct);
        var gap = query is { Over: false, Page: 1 } ? await mornings.LastGap(ct) : null;
        var (unread, madeUp) = await Unread(open, gap?.MadeUp ?? DateTime.MinValue, ct);
        return new(
            [.. page.Select(n => Line(n, before.GetValueOrDefault(n.Id)))], await shown.CountAsync(ct), unread + madeUp,
            gap is { } missed && madeUp > 0 ? new(missed.From, missed.To, missed.MadeUp, madeUp) : null);
    }

    // Thousands may be unread: they are counted in one go, those of the morning after a pause apart.
    private static async Task<(int Other, int MadeUp)> Unread(IQueryable<Notice> open, DateTime madeUp, CancellationToken ct)
    {
        var day = madeUp == DateTime.MinValue ? madeUp : Clock.FromShanghai(Clock.DateOf(madeUp), TimeOnly.MinValue);
        var counts = await open.Where(n => n.ReadAt == null).GroupBy(n => n.ToldAt >= day && n.ToldAt <= madeUp).Select(g => new { MadeUp = g.Key, Count = g.Count() }).ToListAsync(ct);
        return (counts.Where(c => !c.MadeUp).Sum(c => c.Count), counts.Where(c => c.MadeUp).Sum(c => c.Count));
    }

    private Inbox.Line Line(Notice n, TextCode? before) => new(
        n.Id, n.Kind, n.Thing, n.Trouble, n.Count, n.Since, ExplanationJson.ReadArguments(n.Words), n.Address, n.Deadline,
        n.Deadline is { } due && n.EndedAt is null ? TimeLeft.Of(due, clock.Today, calendar) : null, n.MovedFrom, n.Rung, n.ToldAt, n.ReadAt is not null, n.End, before);
}
