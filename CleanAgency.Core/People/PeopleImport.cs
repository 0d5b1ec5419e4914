using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>What an uploaded list would do to the people there are. The preview and the import ask the same question.</summary>
internal sealed class PeopleImport
{
    private readonly Dictionary<string, Person> existing;
    private readonly Dictionary<string, Guid> units;
    private readonly DateOnly today;

    private PeopleImport(RawWorkbook book, IReadOnlyCollection<Person> people, ILookup<Guid, Role> proposed, Dictionary<string, Guid> units, DateOnly today)
    {
        (existing, this.units, this.today) = (people.ToDictionary(p => p.Account), units, today);
        var codes = units.ToDictionary(unit => unit.Value, unit => unit.Key);
        Judgement = PeopleSheet.Layout.Judge(
            PeopleSheet.Layout.Read(book), people.Select(p => PersonRow.Of(p, codes, proposed[p.Id])), Problems, (row, was) => row.Beside(was));
    }

    public Judgement<PersonRow> Judgement { get; }

    public IEnumerable<PersonRow> NewRows => Judgement.Rows.Where(verdict => verdict.Kind == VerdictKind.New).Select(verdict => verdict.Row!);

    public static async Task<PeopleImport> Of(RawWorkbook book, IAppDb db, DateOnly today, CancellationToken ct)
    {
        // Tracked in the import's own transaction; in a preview nobody saves.
        var people = await db.Set<Person>().Include(p => p.Grants).Include(p => p.Postings).ToListAsync(ct);
        var proposed = await db.Set<RoleProposal>().Where(p => p.DecidedAt == null).Select(p => new { p.PersonId, p.Role }).ToListAsync(ct);
        var units = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Code, u => u.Id, ct);
        return new(book, people, proposed.ToLookup(p => p.PersonId, p => p.Role), units, today);
    }

    /// <summary>Changes the people there are and answers with the new ones and with the roles that are asked for.</summary>
    public (IReadOnlyList<Person> Added, IReadOnlyList<RoleProposal> Proposed) Write(string by, DateTime at)
    {
        var (added, proposed) = (new List<Person>(), new List<RoleProposal>());
        foreach (var (was, row) in Judgement.Rows.Where(verdict => verdict.Kind is VerdictKind.New or VerdictKind.Changed).Select(verdict => (verdict.Was, verdict.Row!)))
        {
            if (!existing.TryGetValue(row.Account, out var person))
            {
                added.Add(person = Made(row));
            }
            else
            {
                Change(person, was!, row);
            }

            proposed.AddRange(Asked(row, was).Select(role => new RoleProposal(person.Id, role, by, at)));
        }

        return (added, proposed);
    }

    /// <summary>The roles that a row asks for and that the person neither holds nor waits for.</summary>
    public static IEnumerable<Role> Asked(PersonRow row, PersonRow? was) => row.Roles.Except(was?.Roles ?? []);

    private Person Made(PersonRow row) => new(row.Account, row.Name, units.TryGetValue(row.UnitCode, out var unit) ? unit : null, row.Title, row.Since ?? today);

    private void Change(Person person, PersonRow was, PersonRow row)
    {
        person.Rename(row.Name);
        if (Moves(row, was))
        {
            person.TransferTo(units[row.UnitCode], row.Title, row.Since!.Value, today);
        }
        else if (row.Since is { } since && since != was.Since)
        {
            person.BeginPostingOn(since, today);
        }
    }

    private static bool Moves(PersonRow row, PersonRow was) => (row.UnitCode, row.Title) != (was.UnitCode, was.Title);

    private IEnumerable<SheetProblem> Problems(SheetRow<PersonRow> row, PersonRow? was)
    {
        var becomes = was is null ? row.Value! : row.Value!.Beside(was);
        return Broken(becomes, was).OfType<RuleBroken>().Select(no => row.Refuse(PeopleSheet.Layout.ColumnOf(no), no.Code, no.Arguments));
    }

    private IEnumerable<RuleBroken?> Broken(PersonRow row, PersonRow? was)
    {
        yield return Person.IsAccount(row.Account) ? null : new("Access.AccountForm");
        yield return Person.IsName(row.Name) ? null : new("People.NameForm");
        yield return row.UnitCode.Length == 0 || units.ContainsKey(row.UnitCode) ? null : new("People.NoSuchUnit", row.UnitCode);
        yield return WhyNotPosted(row, was);
        foreach (var role in Asked(row, was))
        {
            yield return WhyNotAsk(role, row, was);
        }
    }

    // Recusal stands on the day: whoever comes to a unit comes on a day that is known and has come.
    private RuleBroken? WhyNotPosted(PersonRow row, PersonRow? was) =>
        row.UnitCode.Length == 0 ? row.Since is null ? null : new("People.PostingWithoutUnit")
        : !units.TryGetValue(row.UnitCode, out var unit) ? null
        : row.Since is not { } since ? new("People.PostingWithoutDay")
        : was is null ? since > today ? new("People.PostingAhead", since) : null
        : Moves(row, was) ? existing[was.Account].WhyNotTransfer(unit, row.Title, since, today)
        : since == was.Since ? null
        : existing[was.Account].WhyNotBeginOn(since, today);

    private RuleBroken? WhyNotAsk(Role role, PersonRow row, PersonRow? was) =>
        role == Role.UnitLiaison && row.UnitCode.Length == 0 ? new("People.LiaisonWithoutUnit", row.Name)
        : was is not null && RightsOfRoles.Excluding(role, existing[was.Account].RolesNow) is { } held ? new("People.RolesExclude", Named(role), Named(held))
        : RightsOfRoles.Excluding(role, row.Roles) is { } other ? new("People.ProposalsExclude", Named(role), Named(other))
        : null;

    private static TextCode Named(Role role) => new($"Access.Role.{role}");
}
