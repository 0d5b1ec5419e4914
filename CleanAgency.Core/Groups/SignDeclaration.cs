using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>The signature under the whole form of a round, also under an empty one.</summary>
[Needs(Permission.DeclareConflicts)]
public sealed record SignDeclaration(Guid RoundId, string TypedName) : Command, IAbout<Round>, ILane
{
    Guid IAbout<Round>.RowId => RoundId;

    string ILane.Lane => "declarations";
}

internal sealed class SignDeclarationHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<SignDeclaration>
{
    public async Task<Unit> Handle(SignDeclaration command, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(command.RoundId, ct);
        if (round.To < clock.Today)
        {
            throw new RuleBroken("Groups.RoundOver", round.Code);
        }

        var items = await db.Set<Conflict>().CountAsync(c => c.PersonId == actor.Id && c.WithdrawnAt == null, ct);
        var form = await db.Set<Declaration>().SingleOrDefaultAsync(d => d.RoundId == round.Id && d.PersonId == actor.Id, ct) ?? db.Set<Declaration>().Add(new(round.Id, actor.Id)).Entity;
        form.Sign(command.TypedName, actor.Name, items, clock.Now);
        return Unit.Value;
    }
}
