using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>One person whole. Everybody may ask for himself.</summary>
[Needs(Permission.OwnAccount)]
public sealed record PersonFile(Guid PersonId) : Query<PersonFile.File>, IAbout<Person>
{
    Guid IAbout<Person>.RowId => PersonId;

    public sealed record Served(string Unit, string Title, DateOnly From, DateOnly? Until);

    public sealed record Played(Role Role, string GrantedBy, DateTime From, string? WithdrawnBy, DateTime? Until);

    /// <summary>A role that was asked for and is not granted: undecided, or declined with its reason.</summary>
    public sealed record Asked(Role Role, string ProposedBy, DateTime ProposedAt, string? DecidedBy, DateTime? DecidedAt, string? DeclineReason);

    public sealed record File(
        Guid Id, string Account, string Name, Guid? UnitId, string? Unit, string Title, bool Locked, string? LockReason,
        IReadOnlyList<Served> Postings, IReadOnlyList<Played> Grants, IReadOnlyList<Asked> Proposals, AccountFacts? Facts)
    {
        public PersonState State => PersonStates.Of(Locked, Facts, RolesNow.Count());

        public IEnumerable<Role> RolesNow => Grants.Where(g => g.Until is null).Select(g => g.Role);
    }
}

internal sealed class PersonFileHandler(Rows<Person> rows, IAppDb db, IAccounts accounts) : IRequestHandler<PersonFile, PersonFile.File>
{
    public async Task<PersonFile.File> Handle(PersonFile query, CancellationToken ct)
    {
        var person = await rows.Visible.AsNoTracking().Include(p => p.Grants).Include(p => p.Postings).FindOrRefuse(query.PersonId, ct);
        var places = person.Postings.Select(p => p.UnitId).Append(person.UnitId ?? Guid.Empty).Distinct().ToList();
        var names = await db.Set<SupervisedUnit>().Where(u => places.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var asked = await db.Set<RoleProposal>().Where(p => p.PersonId == person.Id && p.Confirmed != true).OrderByDescending(p => p.ProposedAt)
            .Select(p => new PersonFile.Asked(p.Role, p.ProposedBy, p.ProposedAt, p.DecidedBy, p.DecidedAt, p.DeclineReason)).ToListAsync(ct);
        var facts = await accounts.FactsOf([person.Id], ct);
        return new(
            person.Id, person.Account, person.Name, person.UnitId, person.UnitId is { } unit ? names.GetValueOrDefault(unit) : null, person.Title, person.Locked, person.LockReason,
            [.. person.Postings.OrderByDescending(p => p.From).Select(p => new PersonFile.Served(names.GetValueOrDefault(p.UnitId, ""), p.Title, p.From, p.Until))],
            [.. person.Grants.OrderBy(g => g.Until != null).ThenByDescending(g => g.From).Select(g => new PersonFile.Played(g.Role, g.GrantedBy, g.From, g.WithdrawnBy, g.Until))],
            asked,
            facts.GetValueOrDefault(person.Id));
    }
}
