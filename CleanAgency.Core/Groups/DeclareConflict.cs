using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>Somebody says that he may not judge a unit. It counts at once; the signature on the whole form follows.</summary>
[Needs(Permission.DeclareConflicts)]
[EveryRow("everybody declares for himself alone")]
public sealed record DeclareConflict(Guid UnitId, ConflictGround Ground, DateOnly? Until = null) : Command<Guid>;

internal sealed class DeclareConflictForm : AbstractValidator<DeclareConflict>
{
    public DeclareConflictForm() => RuleFor(c => c.Ground).SetValidator(new ConflictGroundForm());
}

internal sealed class DeclareConflictHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<DeclareConflict, Guid>
{
    public async Task<Guid> Handle(DeclareConflict command, CancellationToken ct)
    {
        var unit = await db.Set<SupervisedUnit>().FindOrRefuse(command.UnitId, ct);
        if (await db.Set<Conflict>().AnyAsync(c => c.PersonId == actor.Id && c.UnitId == unit.Id && c.Kind == command.Ground.Kind && c.WithdrawnAt == null && (c.Until == null || c.Until >= clock.Today), ct))
        {
            throw new RuleBroken("Groups.DeclaredAlready", unit.Name);
        }

        var conflict = new Conflict(actor.Id, unit.Id, command.Ground, ConflictSource.Declared, clock.Today, command.Until, actor.Name, clock.Now);
        db.Set<Conflict>().Add(conflict);
        return conflict.Id;
    }
}

/// <summary>The coordinator knows of one that nobody declared, or writes down what was declared on paper.</summary>
[Needs(Permission.PlanRounds)]
[EveryRow("a coordinator enters it for whoever is concerned")]
public sealed record EnterConflict(Guid PersonId, Guid UnitId, ConflictGround Ground, DateOnly From, DateOnly? Until = null) : Command<Guid>;

internal sealed class EnterConflictForm : AbstractValidator<EnterConflict>
{
    public EnterConflictForm() => RuleFor(c => c.Ground).SetValidator(new ConflictGroundForm());
}

internal sealed class EnterConflictHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<EnterConflict, Guid>
{
    public async Task<Guid> Handle(EnterConflict command, CancellationToken ct)
    {
        var person = await db.Set<Person>().FindOrRefuse(command.PersonId, ct);
        var unit = await db.Set<SupervisedUnit>().FindOrRefuse(command.UnitId, ct);
        var conflict = new Conflict(person.Id, unit.Id, command.Ground, ConflictSource.Entered, command.From, command.Until, actor.Name, clock.Now);
        db.Set<Conflict>().Add(conflict);
        return conflict.Id;
    }
}
