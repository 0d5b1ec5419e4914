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

    public sealed record Sheet(IReadOnlyList<Line> Lines, int Total, int Unread);

    /// <param name="Rung">Above 0: told on, because those whose affair it is have not done it.</param>
    public sealed record Line(Guid Id, NoticeKind Kind, Guid Thing, Trouble Trouble, long Count, DateTime? Since, IReadOnlyList<object> Words, string Address, DateOnly? Due, TimeLeft? Left, DateOnly? MovedFrom, int Rung, DateTime ToldAt, bool Read, NoticeEnd? End);
}

internal sealed class InboxHandler(Rows<Notice> rows, WorkCalendar calendar, Clock clock) : IRequestHandler<Inbox, Inbox.Sheet>
{
    public async Task<Inbox.Sheet> Handle(Inbox query, CancellationToken ct)
    {
        var open = rows.Visible.AsNoTracking().Where(n => n.EndedAt == null);
        var shown = query.Over ? rows.Visible.AsNoTracking().Where(n => n.EndedAt != null).OrderByDescending(n => n.EndedAt) : open.OrderBy(n => n.Trouble).ThenBy(n => n.Due).ThenByDescending(n => n.ToldAt).ThenBy(n => n.Id);
        var page = await shown.Skip((query.Page - 1) * Inbox.PageSize).Take(Inbox.PageSize).ToListAsync(ct);
        return new([.. page.Select(Line)], await shown.CountAsync(ct), await open.CountAsync(n => n.ReadAt == null, ct));
    }

    private Inbox.Line Line(Notice n) => new(
        n.Id, n.Kind, n.Thing, n.Trouble, n.Count, n.Since, ExplanationJson.ReadArguments(n.Words), n.Address, n.Deadline,
        n.Deadline is { } due && n.EndedAt is null ? TimeLeft.Of(due, clock.Today, calendar) : null, n.MovedFrom, n.Rung, n.ToldAt, n.ReadAt is not null, n.End);
}
