using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Post;

/// <summary>What went out, waits, got lost or failed, the newest first.</summary>
[Needs(Permission.ManageChannels)]
[EveryRow("letters hold nothing but to whom they go, and the post serves everybody")]
public sealed record Outbox(LetterState? State, Guid? ChannelId, int Page, int Size) : Query<Page<Outbox.Row>>
{
    /// <summary>Open screens listen to it; attempts are no business of the audit, whose rows announce the others.</summary>
    public const string Topic = "Outbox";

    /// <param name="To">None: to the channel's group.</param>
    /// <param name="Begun">It is on its way.</param>
    public sealed record Row(Guid Id, string Channel, string? To, LetterState State, bool Begun, DateTime MadeAt, DateTime NotBefore, DateTime? TriedAt, DateTime? EndedAt, int Attempts, string? Answer)
    {
        public bool MayResend => State is LetterState.Uncertain or LetterState.Dead;

        /// <summary>Of one that may be sent again: whoever would get it has quiet hours now, and until when.</summary>
        public DateTime? QuietUntil { get; init; }

        public bool MayDrop => MayResend || (State == LetterState.Waiting && !Begun);
    }
}

internal sealed class OutboxHandler(IAppDb db, Clock clock) : IRequestHandler<Outbox, Page<Outbox.Row>>
{
    public async Task<Page<Outbox.Row>> Handle(Outbox query, CancellationToken ct)
    {
        var page = await (
            from letter in db.Set<Letter>()
            join channel in db.Set<Channel>() on letter.ChannelId equals channel.Id
            where (query.State == null || letter.State == query.State) && (query.ChannelId == null || letter.ChannelId == query.ChannelId)
            orderby letter.MadeAt descending, letter.Id descending
            select new Outbox.Row(
                letter.Id, channel.Name, db.Set<Person>().Where(p => p.Id == letter.PersonId).Select(p => p.Name).FirstOrDefault(), letter.State, letter.Begun && letter.State == LetterState.Waiting,
                letter.MadeAt, letter.NotBefore, letter.TriedAt, letter.EndedAt, letter.Attempts, letter.Answer)).ToPage(query.Page, query.Size, ct);
        var again = page.Rows.Where(row => row.MayResend).Select(row => row.Id).ToList();
        var quiet = await (
            from letter in db.Set<Letter>()
            where again.Contains(letter.Id)
            from own in db.Set<NoticeTerms>().Where(terms => terms.PersonId == letter.PersonId).DefaultIfEmpty()
            select new { letter.Id, From = own == null ? (TimeOnly?)null : own.QuietFrom, Until = own == null ? (TimeOnly?)null : own.QuietUntil })
            .ToDictionaryAsync(one => one.Id, one => one is { From: { } from, Until: { } until } ? new QuietHours(from, until) : QuietHours.Usual, ct);
        var now = clock.Now;
        return page with { Rows = [.. page.Rows.Select(row => quiet.TryGetValue(row.Id, out var hours) && hours.Hold(now) ? row with { QuietUntil = hours.EndFrom(now) } : row)] };
    }
}
