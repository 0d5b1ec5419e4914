using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>Every role with what may be done about it now, or why not: the screen explains before the act.</summary>
[Needs(Permission.GrantRoles)]
public sealed record RoleChoices(Guid PersonId) : Query<IReadOnlyList<RoleChoices.Choice>>, IAbout<Person>
{
    Guid IAbout<Person>.RowId => PersonId;

    public sealed record Choice(Role Role, bool Held, string? WhyNot);
}

internal sealed class RoleChoicesHandler(IAppDb db, Actor actor) : IRequestHandler<RoleChoices, IReadOnlyList<RoleChoices.Choice>>
{
    public async Task<IReadOnlyList<RoleChoices.Choice>> Handle(RoleChoices query, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().Include(p => p.Grants).FindOrRefuse(query.PersonId, ct);
        var others = await db.AdministratorsBeside(person.Id, ct);
        return [.. Enum.GetValues<Role>().Select(role => (role, held: person.RolesNow.Contains(role))).Select(x => new RoleChoices.Choice(
            x.role, x.held, (x.held ? person.WhyNotGiveBack(x.role, actor.Id, others) : person.WhyNotTake(x.role, actor.Id)) is { } no ? RuleTexts.Say(no) : null))];
    }
}
