using CleanAgency.Core.Access;
using CleanAgency.Core.Notices;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Fixtures;

/// <summary>Sends messages as one caller, through the courier, as screens do.</summary>
public sealed class Sender(Agency agency, Caller caller, Permission? machine = null)
{
    private readonly Courier courier = agency.Services.GetRequiredService<Courier>();

    public Caller Caller => caller;

    public Task<Outcome<T>> Try<T>(IRequest<T> message, Guid? id = null) =>
        machine is { } only ? courier.SendAsMachine(message, "test", only) : courier.Send(message, caller, id);

    /// <summary>For messages that must succeed.</summary>
    public async Task<T> Send<T>(IRequest<T> message, Guid? id = null)
    {
        var outcome = await Try(message, id);
        Assert.True(outcome.Done, $"{message.GetType().Name}: {outcome.Code} {outcome.Refusal}");
        return outcome.Answer!;
    }

    /// <summary>What waits for him once the morning has looked after everything.</summary>
    public async Task<IReadOnlyList<Inbox.Line>> Waits()
    {
        await agency.Machine(Permission.RunJobs).Send(new Remind());
        return (await Send(new Inbox())).Lines;
    }

    /// <summary>For messages that must be refused; the code of the refusal.</summary>
    public async Task<string> Refused<T>(IRequest<T> message, Guid? id = null)
    {
        var outcome = await Try(message, id);
        Assert.False(outcome.Done, $"{message.GetType().Name} was not refused.");
        Assert.False(string.IsNullOrWhiteSpace(outcome.Refusal), $"{outcome.Code} has no sentence.");
        return outcome.Code!;
    }
}
