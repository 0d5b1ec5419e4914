using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.People;

/// <summary>A new slip; the old password and every open session end with it.</summary>
[Needs(Permission.ManagePeople)]
public sealed record ResetPassword(Guid PersonId, Secret OneTime) : AboutPerson(PersonId);

internal sealed class ResetPasswordHandler(IAccounts accounts) : IRequestHandler<ResetPassword>
{
    public async Task<Unit> Handle(ResetPassword command, CancellationToken ct)
    {
        await accounts.ResetPassword(command.PersonId, command.OneTime, ct);
        return Unit.Value;
    }
}
