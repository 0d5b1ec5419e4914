using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Core.Access;

/// <summary>
/// The only way to a handler, for screens, endpoints, jobs and the demo alike: a scope with a fresh database context for each
/// message, the caller with the rights he has now, a second try when somebody was faster, and one answer.
/// </summary>
public sealed class Courier(IServiceScopeFactory scopes, IStandings standings)
{
    private const int Tries = 5;

    public async Task<Outcome<T>> Send<T>(IRequest<T> message, Caller caller, Guid? commandId = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var standing = caller.PersonId == Guid.Empty ? null : await standings.Of(caller.PersonId, ct);
        return await Send(message, actor => actor.Become(caller, standing, commandId), ct);
    }

    /// <summary>For the timetable and the start-up, which act by themselves.</summary>
    public Task<Outcome<T>> SendAsMachine<T>(IRequest<T> message, string name, Permission only, CancellationToken ct = default) =>
        Send(message, actor => actor.BecomeMachine(name, only), ct);

    /// <summary>The same under an id: sent again because a server died, it has no second effect.</summary>
    public Task<Outcome<T>> SendAsMachine<T>(IRequest<T> message, string name, Permission only, Guid commandId, CancellationToken ct) =>
        Send(message, actor => actor.BecomeMachine(name, commandId, only), ct);

    private async Task<Outcome<T>> Send<T>(IRequest<T> message, Action<Actor> become, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var actor = scope.ServiceProvider.GetRequiredService<Actor>();
            become(actor);
            actor.LastTry = tries == Tries;
            try
            {
                var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message, ct);
                return new() { Answer = answer, Repeated = scope.ServiceProvider.GetRequiredService<AuditNote>().Repeat };
            }
            catch (RaceLost) when (tries < Tries)
            {
            }
            catch (RaceLost)
            {
                return Outcome<T>.Of(new RuleBroken("Common.Busy"));
            }
            catch (RuleBroken no)
            {
                return Outcome<T>.Of(no);
            }
            catch (StaleWrite stale)
            {
                return Outcome<T>.Of(stale);
            }
            catch (ValidationException form)
            {
                return Outcome<T>.Of(form);
            }
        }
    }
}
