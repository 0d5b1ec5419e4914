using System.Reflection;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Core.Access;

/// <summary>Every message passes here before its handler: has he the right, is it his row, is the form filled in?</summary>
internal sealed class Gate<TRequest, TResponse>(Actor actor, IServiceProvider services, IEnumerable<IValidator<TRequest>> forms)
    : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly Permission Needed =
        typeof(TRequest).GetCustomAttribute<NeedsAttribute>()?.Right ?? throw new InvalidOperationException($"{typeof(TRequest).Name} lacks [Needs].");

    private static readonly (Type Rows, MethodInfo Id)[] About =
    [
        .. from contract in typeof(TRequest).GetInterfaces()
           where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IAbout<>)
           select (typeof(Rows<>).MakeGenericType(contract.GenericTypeArguments), contract.GetProperty(nameof(IAbout<>.RowId))!.GetMethod!),
    ];

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (!actor.Has(Needed))
        {
            throw actor.Ended ? new RuleBroken("Access.Ended") : new RuleBroken("Access.NoRight", new TextCode($"Access.Permission.{Needed}"));
        }

        foreach (var (rows, id) in About)
        {
            if (!await ((IRows)services.GetRequiredService(rows)).Sees((Guid)id.Invoke(request, null)!, cancellationToken))
            {
                throw new RuleBroken("Access.ForeignRow");
            }
        }

        foreach (var form in forms)
        {
            await form.ValidateAndThrowAsync(request, cancellationToken);
        }

        return await next();
    }
}
