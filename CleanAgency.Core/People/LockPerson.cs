using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.People;

[Needs(Permission.ManagePeople)]
public sealed record LockPerson(Guid PersonId, string Reason) : AboutPerson(PersonId);

internal sealed class LockPersonForm : AbstractValidator<LockPerson>
{
    public LockPersonForm() => RuleFor(c => c.Reason).Must(reason => (reason ?? "").Trim() is { Length: > 1 and <= 200 }).WithMessage(_ => RuleTexts.Say("People.LockReasonForm"));
}

internal sealed class LockPersonHandler(IAppDb db, IAccounts accounts, Actor actor) : IRequestHandler<LockPerson>
{
    public async Task<Unit> Handle(LockPerson command, CancellationToken ct)
    {
        var person = await db.WithGrants(command.PersonId, ct);
        person.Lock(command.Reason, actor.Id, await db.AdministratorsBeside(person.Id, ct));
        await accounts.SignOutEverywhere(person.Id, ct);
        return Unit.Value;
    }
}

[Needs(Permission.ManagePeople)]
public sealed record UnlockPerson(Guid PersonId) : AboutPerson(PersonId);

internal sealed class UnlockPersonHandler(IAppDb db) : IRequestHandler<UnlockPerson>
{
    public async Task<Unit> Handle(UnlockPerson command, CancellationToken ct)
    {
        (await db.Set<Person>().FindOrRefuse(command.PersonId, ct)).Unlock();
        return Unit.Value;
    }
}
