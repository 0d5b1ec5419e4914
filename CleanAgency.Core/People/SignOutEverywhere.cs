using CleanAgency.Core.Access;
using MediatR;

namespace CleanAgency.Core.People;

[Needs(Permission.GrantRoles)]
public sealed record SignOutEverywhere(Guid PersonId) : AboutPerson(PersonId);

internal sealed class SignOutEverywhereHandler(IAccounts accounts) : IRequestHandler<SignOutEverywhere>
{
    public async Task<Unit> Handle(SignOutEverywhere command, CancellationToken ct)
    {
        await accounts.SignOutEverywhere(command.PersonId, ct);
        return Unit.Value;
    }
}

/// <summary>A lost tablet: everybody may end all sessions of the own account.</summary>
[Needs(Permission.OwnAccount)]
[EveryRow("it ends the sender's own sessions and names no other")]
public sealed record SignMeOutEverywhere : Common.Command;

internal sealed class SignMeOutEverywhereHandler(IAccounts accounts, Actor actor) : IRequestHandler<SignMeOutEverywhere>
{
    public async Task<Unit> Handle(SignMeOutEverywhere command, CancellationToken ct)
    {
        await accounts.SignOutEverywhere(actor.Id, ct);
        return Unit.Value;
    }
}
