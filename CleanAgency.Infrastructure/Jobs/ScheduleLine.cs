using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>One line of the schedules: a message of the core, when it is sent, with which right, and what its answer may say against it.</summary>
internal sealed class ScheduleLine
{
    private readonly Func<Courier, Guid, ILogger, CancellationToken, Task<RuleBroken?>> send;

    private ScheduleLine(string name, string cron, Func<Courier, Guid, ILogger, CancellationToken, Task<RuleBroken?>> send) => (Name, Cron, this.send) = (name, cron, send);

    /// <summary>That of the message, so that the audit and the page have one word for it.</summary>
    public string Name { get; }

    public string Cron { get; }

    public static ScheduleLine Of<T>(IRequest<T> message, string cron, Permission right, Func<T, ILogger, RuleBroken?>? against = null) =>
        new(message.GetType().Name, cron, async (courier, run, log, ct) =>
        {
            var outcome = await courier.SendAsMachine(message, "timetable", right, run, ct);
            return outcome.Done ? against?.Invoke(outcome.Answer!, log) : new(outcome.Code!, [.. outcome.Arguments]);
        });

    /// <summary>Under the id of the run, so that one that is taken over from a dead server does not happen twice; the reason if it was not done.</summary>
    public Task<RuleBroken?> Send(Courier courier, Guid run, ILogger log, CancellationToken ct) => send(courier, run, log, ct);
}
