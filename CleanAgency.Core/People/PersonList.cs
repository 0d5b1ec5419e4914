using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using MediatR;

namespace CleanAgency.Core.People;

public enum PersonState
{
    Active,
    Locked,
    LockedOut,
    NeverSignedIn,
    WithoutRole,
}

/// <summary>One word per person: the gravest, though several may be true.</summary>
public static class PersonStates
{
    public static PersonState Of(bool locked, AccountFacts? facts, int roles) =>
        locked ? PersonState.Locked
        : facts?.LockedOutUntil is not null ? PersonState.LockedOut
        : roles == 0 ? PersonState.WithoutRole
        : facts?.LastSignIn is null ? PersonState.NeverSignedIn
        : PersonState.Active;
}

internal static class PeopleInState
{
    /// <summary>The one meaning of a state as a filter, for the list and for whoever counts what the list would show.</summary>
    public static async Task<IQueryable<Person>> InState(this IQueryable<Person> people, PersonState state, IAccounts accounts, CancellationToken ct) => state switch
    {
        PersonState.Active => people.Where(p => !p.Locked),
        PersonState.Locked => people.Where(p => p.Locked),
        PersonState.WithoutRole => people.Where(p => !p.Locked && !p.Grants.Any(g => g.Until == null)),
        PersonState.LockedOut => await accounts.LockedOut(ct) is var ids ? people.Where(p => ids.Contains(p.Id)) : people,
        PersonState.NeverSignedIn => await accounts.NeverSignedIn(ct) is var never ? people.Where(p => !p.Locked && never.Contains(p.Id)) : people,
        _ => people,
    };
}

/// <param name="Slip">Whose unused slip was made on this day.</param>
/// <param name="Unit">A part of the unit's name, code, pinyin or initials: who keeps accounts need not be able to list units.</param>
public sealed record PersonFilter(string? Search = null, Role? Role = null, string? Unit = null, PersonState? State = null, DateOnly? Slip = null);

[Needs(Permission.SeePeople)]
public sealed record PersonList(PersonFilter Filter, int Page = 1, int Size = 50) : Query<Page<PersonList.Row>>, IAmong<Person>
{
    public sealed record Row(
        Guid Id, string Account, string Name, string? Unit, string Title, IReadOnlyList<Role> Roles, bool Locked, AccountFacts? Facts)
    {
        public PersonState State => PersonStates.Of(Locked, Facts, Roles.Count);
    }
}

internal sealed class PersonListHandler(Rows<Person> rows, IAppDb db, IAccounts accounts) : IRequestHandler<PersonList, Page<PersonList.Row>>
{
    public async Task<Page<PersonList.Row>> Handle(PersonList query, CancellationToken ct)
    {
        var people = await rows.Visible.Matching(query.Filter, db, accounts, ct);
        var page = await people.OrderBy(p => p.Account)
            .Select(p => new
            {
                p.Id,
                p.Account,
                p.Name,
                Unit = db.Set<SupervisedUnit>().Where(u => u.Id == p.UnitId).Select(u => u.Name).FirstOrDefault(),
                p.Title,
                Roles = p.Grants.Where(g => g.Until == null).Select(g => g.Role).ToList(),
                p.Locked,
            })
            .ToPage(query.Page, query.Size, ct);
        var facts = await accounts.FactsOf([.. page.Rows.Select(r => r.Id)], ct);
        return new([.. page.Rows.Select(r => (r, f: facts.GetValueOrDefault(r.Id))).Select(x => new PersonList.Row(
            x.r.Id, x.r.Account, x.r.Name, x.r.Unit, x.r.Title, [.. x.r.Roles.Order()], x.r.Locked, x.f))],
            page.Total, page.Number, page.Size);
    }
}
