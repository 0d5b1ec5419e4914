using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;

namespace CleanAgency.Core.People;

internal static class PeopleMatching
{
    public static async Task<IQueryable<Person>> Matching(this IQueryable<Person> people, PersonFilter filter, IAppDb db, IAccounts accounts, CancellationToken ct)
    {
        if (SearchKey.Needle(filter.Search ?? "") is { Length: > 0 } needle)
        {
            people = people.Where(p => p.SearchKey.Contains(needle));
        }

        if (filter.Role is { } role)
        {
            people = people.Where(p => p.Grants.Any(g => g.Role == role && g.Until == null));
        }

        if (SearchKey.Needle(filter.Unit ?? "") is { Length: > 0 } place)
        {
            people = people.Where(p => db.Set<SupervisedUnit>().Any(u => u.Id == p.UnitId && u.SearchKey.Contains(place)));
        }

        if (filter.Slip is { } day)
        {
            var owners = (await UnusedSlip.All(db, accounts, ct)).Where(slip => slip.Made == day).Select(slip => slip.PersonId).ToList();
            people = people.Where(p => owners.Contains(p.Id));
        }

        return filter.State is { } state ? await people.InState(state, accounts, ct) : people;
    }
}
