using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CleanAgency.Web.Messaging;

/// <summary>How a screen speaks to the core: as the person at it. Whose session has ended is led back to the door.</summary>
public sealed class Messages(Courier courier, AuthenticationStateProvider circuit, Session session, NavigationManager navigation)
{
    /// <summary>A question.</summary>
    public Task<Outcome<T>> Send<T>(Query<T> question, CancellationToken ct = default) => Carry(question, null, ct);

    /// <summary>A command, under an id of its own: when the answer is lost, the same id may be sent again and nothing happens twice.</summary>
    public Task<Outcome<T>> Send<T>(Command<T> command, Guid? id = null) => Carry(command, id ?? Guid.CreateVersion7(), CancellationToken.None);

    public Task<Outcome<Unit>> Send(Command command, Guid? id = null) => Carry(command, id ?? Guid.CreateVersion7(), CancellationToken.None);

    private async Task<Outcome<T>> Carry<T>(IRequest<T> message, Guid? id, CancellationToken ct)
    {
        var caller = Callers.Of((await circuit.GetAuthenticationStateAsync()).User, session.From);
        var outcome = await courier.Send(message, caller, id, ct);
        if (outcome.Code == "Access.Ended" && !session.Ended)
        {
            // Once: several questions of one screen learn it at the same moment, and a second load would break off the first.
            session.Ended = true;
            navigation.NavigateTo("/sign-in?ended=true", forceLoad: true);
        }

        return outcome;
    }
}
