using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>Who am I here, and what may I do at this moment? Every open screen asks again when anything about people changes.</summary>
[Needs(Permission.OwnAccount)]
[EveryRow("it answers about the sender alone")]
public sealed record MyStanding : Query<MyStanding.Me>
{
    public sealed record Me(Guid PersonId, string Name, string? Unit, Guid? UnitId, IReadOnlyList<Role> Roles, IReadOnlySet<Permission> Rights, bool MustChangePassword)
    {
        public bool Has(Permission right) => Rights.Contains(right);
    }
}

internal sealed class MyStandingHandler(IStandings standings, IAppDb db, Actor actor) : IRequestHandler<MyStanding, MyStanding.Me>
{
    public async Task<MyStanding.Me> Handle(MyStanding query, CancellationToken ct)
    {
        var standing = await standings.Of(actor.Id, ct) ?? throw new RuleBroken("Access.Ended");
        var unit = await db.Set<SupervisedUnit>().Where(u => u.Id == standing.UnitId).Select(u => u.ShortName).SingleOrDefaultAsync(ct);
        return new(standing.PersonId, standing.Name, unit, standing.UnitId, standing.Roles, standing.Rights, standing.MustChangePassword);
    }
}
