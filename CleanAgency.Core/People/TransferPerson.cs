using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.People;

[Needs(Permission.ManagePeople)]
public sealed record TransferPerson(Guid PersonId, Guid UnitId, string Title, DateOnly From) : AboutPerson(PersonId);

internal sealed class TransferPersonForm : AbstractValidator<TransferPerson>
{
    public TransferPersonForm() => RuleFor(c => c.Title).Must(PersonForm.Title).WithMessage(_ => RuleTexts.Say("People.TitleForm"));
}

internal sealed class TransferPersonHandler(IAppDb db, Clock clock) : IRequestHandler<TransferPerson>
{
    public async Task<Nothing> Handle(TransferPerson command, CancellationToken ct)
    {
        var unit = await db.Set<SupervisedUnit>().FindOrRefuse(command.UnitId, ct);
        var person = await db.Set<Person>().Include(p => p.Postings).FindOrRefuse(command.PersonId, ct);
        person.TransferTo(unit.Id, command.Title, command.From, clock.Today);
        return Nothing.Value;
    }
}
