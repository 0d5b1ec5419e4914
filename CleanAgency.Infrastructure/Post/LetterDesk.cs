using System.Data.Common;
using System.Linq.Expressions;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Post;

/// <summary>
/// The outbox as the postmen of all servers see it: who is at which letter, and until when. Every step is one durable statement of its own and no
/// message: of a thousand letters the audit would keep three thousand rows that say nothing. What people do with letters are messages and are audited.
/// </summary>
public sealed class LetterDesk(IServiceScopeFactory scopes, DatabaseChoice database, WriteTurn turn, LiveUpdates live, TimeProvider time, Clock clock)
{
    /// <summary>Much longer than an attempt takes; renewed before each.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    // The end of an attempt is known here alone: it is written as soon as the database can be reached again, within the lease.
    private static readonly TimeSpan[] Again = [TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)];

    // The machine's time, which servers share well enough; business time may be moved by the demo.
    private DateTime Machine => time.GetUtcNow().UtcDateTime;

    // No clock gives a lease of more than twice its length: such a one was written before the clock was put back, and must not hold the letter until then.
    private DateTime Absurd => Machine + (2 * Lease);

    /// <summary>Channels on which something is due.</summary>
    public async Task<IReadOnlyList<Channel>> Due(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        var (machine, absurd, now) = (Machine, Absurd, clock.Now);
        return await db.Set<Channel>().AsNoTracking().Where(c => c.On && db.Set<Letter>().Any(l =>
            l.ChannelId == c.Id && l.State == LetterState.Waiting && l.NotBefore <= now && (!l.Begun || c.Promise == DeliveryPromise.AtLeastOnce) && (l.LeaseUntil == null || l.LeaseUntil < machine || l.LeaseUntil > absurd))).ToListAsync(ct);
    }

    /// <summary>Takes the oldest that are due. At most once: only those that nobody has ever begun without hearing how it ended.</summary>
    public async Task<IReadOnlyList<Letter>> Claim(Channel channel, Guid postman, int most, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(channel);
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        var (machine, absurd, now, again) = (Machine, Absurd, clock.Now, channel.Promise == DeliveryPromise.AtLeastOnce);
        using var mine = await turn.Take(ct);
        // On SQLite whoever has begun a transaction is the only one; on PostgreSQL the rows that others hold are passed over.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ids = database.Postgres
            ? await db.Database.SqlQuery<Guid>(
                $"""
                select "Id" as "Value" from "Letters"
                where "ChannelId" = {channel.Id} and "State" = {nameof(LetterState.Waiting)} and "NotBefore" <= {now} and (not "Begun" or {again}) and ("LeaseUntil" is null or "LeaseUntil" < {machine} or "LeaseUntil" > {absurd})
                order by "NotBefore", "Id" limit {most} for update skip locked
                """).ToListAsync(ct)
            : await db.Set<Letter>()
                .Where(l => l.ChannelId == channel.Id && l.State == LetterState.Waiting && l.NotBefore <= now && (!l.Begun || again) && (l.LeaseUntil == null || l.LeaseUntil < machine || l.LeaseUntil > absurd))
                .OrderBy(l => l.NotBefore).ThenBy(l => l.Id).Select(l => l.Id).Take(most).ToListAsync(ct);
        await db.Set<Letter>().Where(l => ids.Contains(l.Id)).ExecuteUpdateAsync(s => s.SetProperty(l => l.LeaseBy, postman).SetProperty(l => l.LeaseUntil, machine + Lease), ct);
        await transaction.CommitAsync(ct);
        return await db.Set<Letter>().AsNoTracking().Where(l => ids.Contains(l.Id)).OrderBy(l => l.NotBefore).ThenBy(l => l.Id).ToListAsync(ct);
    }

    /// <summary>Before each attempt: still his? Then the lease is renewed and the attempt counted, on disk, before anything leaves the house.</summary>
    public Task<bool> Begin(Letter letter, Channel channel, Guid postman, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(channel);
        var (until, again) = (Machine + Lease, channel.Promise == DeliveryPromise.AtLeastOnce);
        return Set(l => l.Id == letter.Id && l.LeaseBy == postman && l.State == LetterState.Waiting && (!l.Begun || again), s => s
            .SetProperty(l => l.Begun, true).SetProperty(l => l.Attempts, l => l.Attempts + 1).SetProperty(l => l.TriedAt, clock.Now)
            .SetProperty(l => l.LeaseUntil, until).SetProperty(l => l.Version, l => l.Version + 1), ct);
    }

    /// <summary>What came of it. Also when it came so late that the letter already counts as uncertain, unless somebody has taken it up since.</summary>
    public async Task<bool> End(Letter letter, Channel channel, Guid postman, Delivery delivery)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(delivery);
        var now = clock.Now;
        var (state, again) = AfterAttempt.Of(delivery.End, channel.Promise, letter.Attempts + 1, now);
        DateTime? ended = state == LetterState.Waiting ? null : now;
        for (var failed = 0; ; failed++)
        {
            try
            {
                return await Set(l => l.Id == letter.Id && l.LeaseBy == postman && (l.State == LetterState.Waiting || l.State == LetterState.Uncertain), s => s
                    .SetProperty(l => l.State, state).SetProperty(l => l.NotBefore, l => again ?? l.NotBefore).SetProperty(l => l.EndedAt, ended).SetProperty(l => l.Answer, delivery.Json)
                    .SetProperty(l => l.Begun, false).SetProperty(l => l.LeaseBy, (Guid?)null).SetProperty(l => l.LeaseUntil, (DateTime?)null).SetProperty(l => l.Version, l => l.Version + 1), CancellationToken.None);
            }
            catch (DbException) when (failed < Again.Length)
            {
                await Task.Delay(Again[failed], CancellationToken.None);
            }
        }
    }

    /// <summary>It has something to say, and its hour is quiet: it waits for the end of that. No attempt.</summary>
    public Task<bool> Hold(Letter letter, Guid postman, DateTime until) => Put(letter, postman, s => s.SetProperty(l => l.NotBefore, until).SetProperty(l => l.Begun, false));

    /// <summary>Nothing to say any more, or nobody to say it to. What came of an attempt before stands beside it.</summary>
    public Task<bool> Unneeded(Letter letter, Guid postman)
    {
        var why = new Delivery(DeliveryEnd.Refused, "Notices.Answer.NothingToSay").Json;
        return Put(letter, postman, s => s.SetProperty(l => l.State, LetterState.Unneeded).SetProperty(l => l.EndedAt, clock.Now).SetProperty(l => l.Answer, l => l.TriedAt == null ? why : l.Answer));
    }

    /// <summary>What was taken and not begun is free for everybody at once.</summary>
    public Task<bool> GiveBack(Guid postman) =>
        Set(l => l.LeaseBy == postman && l.State == LetterState.Waiting && !l.Begun, s => s.SetProperty(l => l.LeaseBy, (Guid?)null).SetProperty(l => l.LeaseUntil, (DateTime?)null), CancellationToken.None);

    /// <summary>Begun by somebody who is gone. Where nothing may arrive twice, that is all that can be known; where it may, it goes out again, but not for ever.</summary>
    public async Task<bool> Sweep(CancellationToken ct)
    {
        var (machine, absurd, now, lost) = (Machine, Absurd, clock.Now, new Delivery(DeliveryEnd.Uncertain, "Notices.Answer.Lost").Json);
        return await Left(DeliveryPromise.AtMostOnce, LetterState.Uncertain, attempts: 0) | await Left(DeliveryPromise.AtLeastOnce, LetterState.Dead, AfterAttempt.Most);

        async Task<bool> Left(DeliveryPromise promise, LetterState state, int attempts)
        {
            await using var scope = scopes.CreateAsyncScope();
            var channels = await Db(scope).Set<Channel>().Where(c => c.Promise == promise).Select(c => c.Id).ToListAsync(ct);
            Expression<Func<Letter, bool>> gone = l => l.State == LetterState.Waiting && l.Begun && (l.LeaseUntil < machine || l.LeaseUntil > absurd) && l.Attempts >= attempts && channels.Contains(l.ChannelId);
            // Mostly there is none, and a look needs no turn of a writer.
            return channels.Count > 0 && await Db(scope).Set<Letter>().AnyAsync(gone, ct)
                && await Set(gone, s => s.SetProperty(l => l.State, state).SetProperty(l => l.EndedAt, now).SetProperty(l => l.Answer, lost).SetProperty(l => l.Version, l => l.Version + 1), ct);
        }
    }

    // Not begun, and his no longer.
    private Task<bool> Put(Letter letter, Guid postman, Action<UpdateSettersBuilder<Letter>> change) =>
        Set(l => l.Id == letter.Id && l.LeaseBy == postman && l.State == LetterState.Waiting, s =>
        {
            change(s);
            s.SetProperty(l => l.LeaseBy, (Guid?)null).SetProperty(l => l.LeaseUntil, (DateTime?)null).SetProperty(l => l.Version, l => l.Version + 1);
        }, CancellationToken.None);

    private static AppDb Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<AppDb>();

    private async Task<bool> Set(Expression<Func<Letter, bool>> which, Action<UpdateSettersBuilder<Letter>> change, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        using (await turn.Take(ct))
        {
            if (await Db(scope).Set<Letter>().Where(which).ExecuteUpdateAsync(change, ct) == 0)
            {
                return false;
            }
        }

        live.Announce([Outbox.Topic]);
        return true;
    }
}
