using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Access;

[Needs(Permission.OwnAccount)]
[EveryRow("it changes the sender's own account and names no other")]
public sealed record ChangePassword(Secret Current, Secret Next) : Command;

internal sealed class ChangePasswordHandler(IAccounts accounts, Actor actor) : IRequestHandler<ChangePassword>
{
    public async Task<Unit> Handle(ChangePassword command, CancellationToken ct)
    {
        await accounts.ChangePassword(actor.Id, command.Current, command.Next, ct);
        return Unit.Value;
    }
}
