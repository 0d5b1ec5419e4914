using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Units;

/// <summary>
/// One field of one unit. Seen is the version of the row from which the person's draft began; the answer is the version with his
/// value in it, so that his next edit does not collide with this one.
/// </summary>
[Needs(Permission.EditUnits)]
public sealed record EditUnit(Guid UnitId, UnitField Field, string? Value, int Seen) : Command<int>, IAbout<SupervisedUnit>, ILane
{
    Guid IAbout<SupervisedUnit>.RowId => UnitId;

    // Who belongs to whom is a rule over several units; everything else concerns this one.
    string ILane.Lane => Field == UnitField.Parent ? "units" : $"unit {UnitId}";
}

internal sealed class EditUnitForm : AbstractValidator<EditUnit>
{
    public EditUnitForm()
    {
        RuleFor(c => c.Field).IsInEnum();
        RuleFor(c => c.Value).MaximumLength(1000);
    }
}

internal sealed class EditUnitHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<EditUnit, int>
{
    public async Task<int> Handle(EditUnit command, CancellationToken ct)
    {
        var unit = await db.Set<SupervisedUnit>().FindOrRefuse(command.UnitId, ct);
        var (parent, hasBelow) = command.Field == UnitField.Parent ? await Around(unit, command.Value, ct) : (null, false);
        return unit.Edit(command.Field, command.Value, command.Seen, parent, hasBelow, actor.Name, clock.Now);
    }

    private async Task<(SupervisedUnit? Parent, bool HasBelow)> Around(SupervisedUnit unit, string? named, CancellationToken ct)
    {
        var code = (named ?? "").Trim().ToUpperInvariant();
        return (await db.Set<SupervisedUnit>().SingleOrDefaultAsync(u => u.Code == code, ct),
            await db.Set<SupervisedUnit>().AnyAsync(u => u.ParentId == unit.Id, ct));
    }
}
