using CleanAgency.Core.Access;
using MediatR;

namespace CleanAgency.Core.People;

/// <summary>Somebody mistyped the password five times and cannot wait a quarter of an hour.</summary>
[Needs(Permission.UnlockPeople)]
public sealed record LiftLockOut(Guid PersonId) : AboutPerson(PersonId);

internal sealed class LiftLockOutHandler(IAccounts accounts) : IRequestHandler<LiftLockOut>
{
    public async Task<Unit> Handle(LiftLockOut command, CancellationToken ct)
    {
        await accounts.LiftLockOut(command.PersonId, ct);
        return Unit.Value;
    }
}
