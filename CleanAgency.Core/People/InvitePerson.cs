using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>The sender makes the one-time password and shows it once: a repeat is the same slip, and neither ledger nor audit keeps it.</summary>
[Needs(Permission.ManagePeople)]
[EveryRow("somebody who is being invited is nobody's row yet")]
public sealed record InvitePerson(string Account, string Name, Guid? UnitId, string Title, DateOnly Since, Secret OneTime, bool MustChange = true) : Command<Guid>, ILane
{
    string ILane.Lane => "people";
}

internal sealed class InvitePersonForm : AbstractValidator<InvitePerson>
{
    public InvitePersonForm()
    {
        RuleFor(c => c.Account).Must(Person.IsAccount).WithMessage(_ => RuleTexts.Say("Access.AccountForm"));
        RuleFor(c => c.Name).Must(Person.IsName).WithMessage(_ => RuleTexts.Say("People.NameForm"));
        RuleFor(c => c.Title).Must(PersonForm.Title).WithMessage(_ => RuleTexts.Say("People.TitleForm"));
    }
}

internal sealed class InvitePersonHandler(IAppDb db, IAccounts accounts) : IRequestHandler<InvitePerson, Guid>
{
    public async Task<Guid> Handle(InvitePerson command, CancellationToken ct)
    {
        if (command.UnitId is { } unit && !await db.Set<SupervisedUnit>().AnyAsync(u => u.Id == unit, ct))
        {
            throw new RuleBroken("Common.Gone");
        }

        var person = new Person(command.Account, command.Name, command.UnitId, command.Title, command.Since);
        db.Set<Person>().Add(person);
        await accounts.Open(person.Id, person.Account, command.OneTime, command.MustChange, ct);
        return person.Id;
    }
}
