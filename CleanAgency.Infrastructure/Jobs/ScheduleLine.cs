using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>One line of the schedules: a message of the core, when it is sent, with which right, and what its answer says: against it, or for the page of jobs.</summary>
internal sealed class ScheduleLine
{
    private readonly Func<Courier, Guid, ILogger, CancellationToken, Task<End>> send;

    private ScheduleLine(string name, string cron, Func<Courier, Guid, ILogger, CancellationToken, Task<End>> send) => (Name, Cron, this.send) = (name, cron, send);

    /// <summary>That of the message, so that the audit and the page have one word for it.</summary>
    public string Name { get; }

    public string Cron { get; }

    public static ScheduleLine Of<T>(IRequest<T> message, string cron, Permission right, Func<T, ILogger, RuleBroken?>? against = null, Func<T, ExplanationLine>? says = null) =>
        new(message.GetType().Name, cron, async (courier, run, log, ct) =>
        {
            var outcome = await courier.SendAsMachine(message, "timetable", right, run, ct);
            return outcome.Done
                ? new(against?.Invoke(outcome.Answer!, log), says is null ? null : ExplanationJson.Write(Explanation.Of(says(outcome.Answer!))))
                : new(new(outcome.Code!, [.. outcome.Arguments]), null);
        });

    /// <summary>Under the id of the run, so that one that is taken over from a dead server does not happen twice.</summary>
    public Task<End> Send(Courier courier, Guid run, ILogger log, CancellationToken ct) => send(courier, run, log, ct);

    /// <param name="Against">Why it was not done.</param>
    /// <param name="Said">What it has done, as an explanation is kept.</param>
    internal sealed record End(RuleBroken? Against, string? Said);
}
