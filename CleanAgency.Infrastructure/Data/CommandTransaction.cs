using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Infrastructure.Audit;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Data;

/// <summary>
/// The outermost step of every message. A command: one transaction that begins before the handler reads, reactions, one save with
/// audit and ledger in it, one commit, and only then the news for other screens. A question: no transaction, but its refusal is kept.
/// </summary>
internal sealed class CommandTransaction<TRequest, TResponse>(AppDb db, Actor actor, AuditTrail trail, AuditNote note, WriteTurn turn, RunningMessages running, LiveUpdates live, IMediator mediator, IServiceProvider services)
    : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly bool Recorded = Attribute.IsDefined(typeof(TRequest), typeof(RecordedAttribute));

    // Made when it is needed, with all its watches: most messages change nothing.
    private Reminders Reminders => services.GetRequiredService<Reminders>();

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var underWay = running.Enter();
        if (request is ICommand && db.Database.CurrentTransaction is not null)
        {
            return await JoinBatch(request, next);
        }

        try
        {
            return request is ICommand ? await CarryOut(request, next, cancellationToken) : await Ask(request, next);
        }
        catch (Exception broken) when (broken is RuleBroken or StaleWrite or ValidationException)
        {
            await trail.KeepRefusal(request!, broken);
            throw;
        }
        catch (RaceLost) when (actor.LastTry)
        {
            await trail.KeepRefusal(request!, new RuleBroken("Common.Busy"));
            throw;
        }
        catch (Exception broken) when (broken is not (RaceLost or OperationCanceledException))
        {
            await trail.KeepFailure(request!, broken);
            throw;
        }
    }

    private async Task<TResponse> Ask(TRequest request, RequestHandlerDelegate<TResponse> next)
    {
        var answer = await next();
        if (Recorded)
        {
            // If it cannot be recorded, it is not answered.
            await trail.KeepQuestion(request!);
            await HeedFinding();
        }

        return answer;
    }

    private async Task<TResponse> CarryOut(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        try
        {
            using var mine = await turn.Take(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.TakeLane(request, ct);
            var answer = await next();
            var topics = await Save(request, alone: true, ct);
            // From here on it counts, whether or not the sender still listens.
            await transaction.CommitAsync(CancellationToken.None);
            mine.Dispose();
            live.Announce(topics);
            return answer;
        }
        catch (Exception broken) when (Races.Lost(broken))
        {
            throw new RaceLost(broken);
        }
    }

    // The demo sends hundreds of messages in one commit; each still has its own save, audit row and ledger entry, and at the end it asks once
    // what deserves to be told. A refusal ends
    // them all, and leaves no trace: it could not be written beside the open transaction.
    private async Task<TResponse> JoinBatch(TRequest request, RequestHandlerDelegate<TResponse> next)
    {
        var answer = await next();
        await Save(request, alone: false, CancellationToken.None);
        db.ChangeTracker.Clear();
        note.Clear();
        return answer;
    }

    private async Task<IReadOnlyList<string>> Save(TRequest request, bool alone, CancellationToken ct)
    {
        if (note.Repeat)
        {
            return [];
        }

        await React();
        var changes = Change.In(db.ChangeTracker);
        var topics = Change.Topics(changes, db.ChangeTracker);
        var rows = Change.Rows(db.ChangeTracker);
        trail.Write(db, request!, changes);
        await db.SaveChangesAsync(CancellationToken.None);
        return alone && rows.Count > 0 && await Reminders.AfterSave(rows, ct) ? [.. topics, .. await SaveNotices()] : topics;
    }

    // Who is told by it, in the same commit: nobody sees a thing done and still waiting for him.
    private async Task<IReadOnlyList<string>> SaveNotices()
    {
        var topics = Change.Topics(Change.In(db.ChangeTracker), db.ChangeTracker);
        await db.SaveChangesAsync();
        return topics;
    }

    // What a check has found stands in the audit: whoever has to know it is told.
    private async Task HeedFinding()
    {
        if (!Recorded || !Reminders.Heeds(typeof(TRequest)))
        {
            return;
        }

        db.ChangeTracker.Clear();
        using var mine = await turn.Take(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var topics = await Reminders.AfterSave([(typeof(TRequest), Guid.Empty)], CancellationToken.None) ? await SaveNotices() : [];
        await transaction.CommitAsync();
        mine.Dispose();
        live.Announce(topics);
    }

    // A reaction may cause news of its own; it ends when nobody has anything to tell. What many rows tell alike is heard once.
    private async Task React()
    {
        while (db.ChangeTracker.Entries<Entity>().Where(e => e.Entity.News.Count > 0).Select(e => e.Entity).ToList() is { Count: > 0 } tellers)
        {
            var news = tellers.SelectMany(t => t.News).Distinct().ToList();
            tellers.ForEach(t => t.ForgetNews());
            foreach (var happened in news)
            {
                await mediator.Publish(happened, CancellationToken.None);
            }
        }
    }
}
