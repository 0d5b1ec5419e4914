using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>What is done to one account runs one at a time: the rule of the last administrator looks at all of them.</summary>
public abstract record AboutPerson(Guid PersonId) : Command, IAbout<Person>, ILane
{
    Guid IAbout<Person>.RowId => PersonId;

    string ILane.Lane => "people";
}

internal static class PersonForm
{
    public static bool Title(string? title) => title is { Length: <= 30 };
}

internal static class PeopleQueries
{
    public static Task<Person> WithGrants(this IAppDb db, Guid id, CancellationToken ct) =>
        db.Set<Person>().Include(p => p.Grants).FindOrRefuse(id, ct);

    public static async Task<IReadOnlySet<Role>> AdministratorsBeside(this IAppDb db, Guid id, CancellationToken ct) =>
        (await (from grant in db.Set<Grant>()
                join person in db.Set<Person>() on grant.PersonId equals person.Id
                where grant.Until == null && !person.Locked && person.Id != id
                select grant.Role).Distinct().ToListAsync(ct)).Where(role => role.IsAdministrator()).ToHashSet();
}
