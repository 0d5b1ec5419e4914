using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Units;

[Needs(Permission.EditUnits)]
[EveryRow("a unit that is being registered is nobody's row yet")]
public sealed record RegisterUnit(string Code, UnitProfile Profile) : Command<Guid>, ILane
{
    string ILane.Lane => "units";
}

internal sealed class RegisterUnitHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<RegisterUnit, Guid>
{
    public async Task<Guid> Handle(RegisterUnit command, CancellationToken ct)
    {
        var code = SupervisedUnit.CheckedCode(command.Code);
        if (await db.Set<SupervisedUnit>().SingleOrDefaultAsync(u => u.Code == code, ct) is { } taken)
        {
            throw new RuleBroken("Units.CodeTaken", code, taken.Name);
        }

        var parent = await db.Set<SupervisedUnit>().SingleOrDefaultAsync(u => u.Code == command.Profile.Parent, ct);
        var unit = new SupervisedUnit(code, command.Profile, parent, actor.Name, clock.Now);
        db.Set<SupervisedUnit>().Add(unit);
        return unit.Id;
    }
}
