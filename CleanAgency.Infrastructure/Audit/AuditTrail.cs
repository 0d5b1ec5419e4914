using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Infrastructure.Data;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Audit;

/// <summary>Makes the audit rows of a message: one for each thing it changed, or one for the act alone.</summary>
internal sealed class AuditTrail(Actor actor, AuditNote note, Clock clock, IServiceScopeFactory scopes)
{
    private const int LongestDetails = 20_000;

    private static readonly JsonSerializerOptions Plain = new()
    {
        // Chinese stays readable in the table; nothing of this is ever put into a page unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly JsonSerializerOptions Unjudged = new(Plain) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Dot } } };

    /// <summary>Into the command's own save: if it cannot be written, nothing is.</summary>
    public void Write(AppDb db, object message, IReadOnlyList<Change> changed)
    {
        List<Change> changes = [.. changed.Where(change => change.Audited), .. note.About.Select(row => new Change(row.Kind, row.Id, row.Caption, []))];
        var result = note.FailureCode is null ? AuditResult.Done : AuditResult.Failed;
        // One act, one moment: its rows are found again by it, and thousands of them take longer than a millisecond to make.
        var (act, at) = (Guid.CreateVersion7(), clock.Now);
        // Of many changed rows (an import) each names only its own fields; the message stands in the first.
        db.Set<AuditEntry>().AddRange(changes.Count == 0
            ? [Entry(act, at, message, result, note.FailureCode, null, new { message, note = note.Text })]
            : changes.Select((change, i) => Entry(act, at, message, result, note.FailureCode, change, i == 0
                ? new { message, changes = change.Fields, note = note.Text }
                : new { changes = change.Fields })));
    }

    public Task KeepQuestion(object message) =>
        Apart([Entry(Guid.CreateVersion7(), clock.Now, message, note.FailureCode is null ? AuditResult.Done : AuditResult.Failed, note.FailureCode, null, new { message, note = note.Text })]);

    public Task KeepRefusal(object message, Exception broken) =>
        Apart([Entry(Guid.CreateVersion7(), clock.Now, message, AuditResult.Refused, CodeOf(broken), null, new { message, why = (broken as RuleBroken)?.Arguments.Select(a => a.ToString()) }, Unjudged)]);

    public Task KeepFailure(object message, Exception broken) =>
        Apart([Entry(Guid.CreateVersion7(), clock.Now, message, AuditResult.Failed, "Common.Failed", null, new { message, why = broken.GetType().Name }, Unjudged)]);

    private static string CodeOf(Exception broken) => broken is ValidationException ? "Access.Form" : broken is RuleBroken no ? no.Code : "Common.Stale";

    private AuditEntry Entry(Guid act, DateTime at, object message, AuditResult result, string? code, Change? change, object details, JsonSerializerOptions? form = null)
    {
        var text = JsonSerializer.Serialize(details, form ?? Plain).Replace("\\u0000", "", StringComparison.Ordinal);
        return new()
        {
            At = at,
            PersonId = actor.Id,
            Person = actor.Name,
            From = actor.From,
            Action = message.GetType().Name,
            Result = result,
            Code = code,
            SubjectKind = change?.Kind ?? SubjectOf(message)?.Kind,
            SubjectId = change?.Id ?? SubjectOf(message)?.Id,
            Subject = change?.Caption,
            ActId = act,
            Details = text.Length <= LongestDetails ? text : text[..LongestDetails],
        };
    }

    // A refused command changed nothing, but the audit still names the row it was about.
    private static (string Kind, Guid Id)? SubjectOf(object message) => (
        from contract in message.GetType().GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IAbout<>)
        select ((string, Guid)?)(contract.GenericTypeArguments[0].Name, (Guid)contract.GetProperty(nameof(IAbout<>.RowId))!.GetValue(message)!)).FirstOrDefault();

    private static void Dot(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.AttributeProvider?.IsDefined(typeof(NotWhenRefusedAttribute), inherit: true) == true))
        {
            property.Get = _ => Secret.Dots;
        }
    }

    // In a transaction of its own: the message's has been rolled back, or there was none.
    private async Task Apart(IEnumerable<AuditEntry> entries)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var mine = await scope.ServiceProvider.GetRequiredService<WriteTurn>().Take(CancellationToken.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Set<AuditEntry>().AddRange(entries);
        await db.SaveChangesAsync();
    }
}
