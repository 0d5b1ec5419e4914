using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>An account that set-up makes, with the password on its slip (or the one its owner has just chosen).</summary>
public sealed record FirstAccount(string Account, string Name, Secret Password);

/// <summary>The very first act on an empty database: the three administrators. Who may send it proved that he reads the server's console.</summary>
[Needs(Permission.SetUp)]
[EveryRow("there are no rows yet; it refuses as soon as there is one person")]
public sealed record SetUp(FirstAccount SystemAdmin, FirstAccount SecurityAdmin, FirstAccount Auditor, bool MustChange = true) : Command, ILane
{
    string ILane.Lane => "people";
}

internal sealed class SetUpForm : AbstractValidator<SetUp>
{
    public SetUpForm()
    {
        RuleFor(c => c.SystemAdmin).SetValidator(new FirstAccountForm());
        RuleFor(c => c.SecurityAdmin).SetValidator(new FirstAccountForm());
        RuleFor(c => c.Auditor).SetValidator(new FirstAccountForm());
        RuleFor(c => c.SecurityAdmin.Account).NotEqual(c => c.SystemAdmin.Account).WithMessage(_ => RuleTexts.Say("People.ThreePeople"));
        RuleFor(c => c.Auditor.Account).Must((c, account) => account != c.SystemAdmin.Account && account != c.SecurityAdmin.Account).WithMessage(_ => RuleTexts.Say("People.ThreePeople"));
    }
}

internal sealed class FirstAccountForm : AbstractValidator<FirstAccount>
{
    public FirstAccountForm()
    {
        RuleFor(c => c.Account).Must(Person.IsAccount).WithMessage(_ => RuleTexts.Say("Access.AccountForm"));
        RuleFor(c => c.Name).Must(Person.IsName).WithMessage(_ => RuleTexts.Say("People.NameForm"));
        RuleFor(c => c.Password).Must((c, password) => PasswordRule.Broken(c.Account, password.Value) is null)
            .WithMessage(c => RuleTexts.Say(PasswordRule.Broken(c.Account, c.Password.Value)!));
    }
}

internal sealed class SetUpHandler(IAppDb db, IAccounts accounts, Actor actor, Clock clock) : IRequestHandler<SetUp>
{
    public async Task<Unit> Handle(SetUp command, CancellationToken ct)
    {
        if (await db.Set<Person>().AnyAsync(ct))
        {
            throw new RuleBroken("People.AlreadySetUp");
        }

        await Make(command.SystemAdmin, Role.SystemAdmin, mustChange: false, ct);
        await Make(command.SecurityAdmin, Role.SecurityAdmin, command.MustChange, ct);
        await Make(command.Auditor, Role.Auditor, command.MustChange, ct);
        return Unit.Value;
    }

    private async Task Make(FirstAccount first, Role role, bool mustChange, CancellationToken ct)
    {
        var person = new Person(first.Account, first.Name, null, "", clock.Today);
        person.Take(role, null, actor.Name, clock.Now);
        db.Set<Person>().Add(person);
        await accounts.Open(person.Id, person.Account, first.Password, mustChange, ct);
    }
}

/// <summary>Is the product still waiting for its first three people?</summary>
[Needs(Permission.Anyone)]
[EveryRow("it answers yes or no about the whole product")]
public sealed record SetUpNeeded : Query<bool>;

internal sealed class SetUpNeededHandler(IAppDb db) : IRequestHandler<SetUpNeeded, bool>
{
    public async Task<bool> Handle(SetUpNeeded query, CancellationToken ct) => !await db.Set<Person>().AnyAsync(ct);
}
