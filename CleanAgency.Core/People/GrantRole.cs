using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

[Needs(Permission.GrantRoles)]
public sealed record GrantRole(Guid PersonId, Role Role) : AboutPerson(PersonId);

internal sealed class GrantRoleForm : AbstractValidator<GrantRole>
{
    public GrantRoleForm() => RuleFor(c => c.Role).IsInEnum();
}

internal sealed class GrantRoleHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<GrantRole>
{
    public async Task<Unit> Handle(GrantRole command, CancellationToken ct)
    {
        var person = await db.WithGrants(command.PersonId, ct);
        person.Take(command.Role, actor.Id, actor.Name, clock.Now);
        // What a list has asked for is thereby answered.
        (await db.Set<RoleProposal>().Undecided().Where(p => p.PersonId == person.Id && p.Role == command.Role).ToListAsync(ct)).ForEach(p => p.Fulfil(actor.Name, clock.Now));
        return Unit.Value;
    }
}

[Needs(Permission.GrantRoles)]
public sealed record WithdrawRole(Guid PersonId, Role Role) : AboutPerson(PersonId);

internal sealed class WithdrawRoleHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<WithdrawRole>
{
    public async Task<Unit> Handle(WithdrawRole command, CancellationToken ct)
    {
        var person = await db.WithGrants(command.PersonId, ct);
        person.GiveBack(command.Role, actor.Id, actor.Name, clock.Now, await db.AdministratorsBeside(person.Id, ct));
        return Unit.Value;
    }
}
