using System.Security.Cryptography;
using System.Text.Json;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Access;

/// <summary>A command that was carried out, under the id that its sender gave it, with its answer.</summary>
public sealed class LedgerEntry
{
    public Guid CommandId { get; init; }

    public Guid PersonId { get; init; }

    public required string Message { get; init; }

    public required string Body { get; init; }

    public string? Answer { get; init; }

    public DateTime At { get; init; }
}

/// <summary>
/// Asked before anything else: the same id from the same person gets the first answer, even when rights or states have changed since.
/// The entry is written in the command's own commit, so what was answered is durable and what was not can be sent again.
/// </summary>
internal sealed class Ledger<TRequest, TResponse>(IAppDb db, Actor actor, Clock clock, AuditNote note) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not ICommand || actor.CommandId is not { } id)
        {
            return await next();
        }

        var body = Fingerprint(request);
        if (await LedgerPages.Find((DbContext)db, id, cancellationToken) is { } first)
        {
            note.AnsweredByLedger();
            return first.PersonId == actor.Id && first.Message == typeof(TRequest).Name && first.Body == body
                ? JsonSerializer.Deserialize<TResponse>(first.Answer ?? "{}")!
                : throw new RuleBroken("Common.IdReused");
        }

        var answer = await CarryOut(id, next, cancellationToken);
        db.Set<LedgerEntry>().Add(new()
        {
            CommandId = id,
            PersonId = actor.Id,
            Message = typeof(TRequest).Name,
            Body = body,
            Answer = answer is Unit ? null : JsonSerializer.Serialize(answer),
            At = clock.Now,
        });
        return answer;
    }

    // A copy of this very command may have been carried out on another connection while this one ran: what refuses it is then its own
    // effect, and the next try finds the answer in the ledger.
    private async Task<TResponse> CarryOut(Guid id, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        try
        {
            return await next();
        }
        catch (Exception refused) when (refused is RuleBroken or StaleWrite or ValidationException)
        {
            throw await LedgerPages.Find((DbContext)db, id, ct) is null ? refused : new RaceLost(refused);
        }
    }

    private static string Fingerprint(TRequest request) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request)));
}

/// <summary>Compiled once: this question stands before every command.</summary>
internal static class LedgerPages
{
    private static readonly Func<DbContext, Guid, Task<LedgerEntry?>> ById =
        EF.CompileAsyncQuery((DbContext db, Guid id) => db.Set<LedgerEntry>().AsNoTracking().FirstOrDefault(entry => entry.CommandId == id));

    public static Task<LedgerEntry?> Find(DbContext db, Guid id, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ById(db, id);
    }
}
