using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>Accounts that can not do what they are for. Counts what the list of people shows under the same state, but for those who have an unused slip: these have a day.</summary>
internal sealed class PeopleWatch(IAppDb db, IAccounts accounts, Recipients recipients, Clock clock) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.RolesProposed, NoticeKind.WithoutRole, NoticeKind.MembersWithoutRole, NoticeKind.LockedOut, NoticeKind.NeverSignedIn];

    public IReadOnlyList<Type> Signs => [typeof(AccountFacts), typeof(RoleProposal), typeof(GroupMember), .. Recipients.Signs];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var (people, granters, managers) = (db.Set<Person>(), await recipients.With(Permission.GrantRoles, ct), await recipients.With(Permission.ManagePeople, ct));
        List<OpenThing> things = [];
        void Add(NoticeKind kind, Trouble trouble, IReadOnlyList<Guid> who, int count, string address) =>
            things.AddRange(count > 0 ? [new OpenThing(kind, Guid.Empty, trouble, who, address) { Count = count }] : []);

        Add(NoticeKind.RolesProposed, Trouble.Warn, granters, await db.Set<RoleProposal>().Undecided().CountAsync(ct), "people/proposals");
        var slips = (await accounts.OnSlip(ct)).Select(a => a.PersonId).ToList();
        foreach (var (state, trouble, who) in new[] { (PersonState.WithoutRole, Trouble.Warn, granters), (PersonState.LockedOut, Trouble.Bad, managers), (PersonState.NeverSignedIn, Trouble.Run, managers) })
        {
            var found = await people.InState(state, accounts, ct);
            Add(Enum.Parse<NoticeKind>(state.ToString()), trouble, who, await found.CountAsync(p => state != PersonState.NeverSignedIn || !slips.Contains(p.Id), ct), $"people?state={state}");
        }

        // Members of a group who see nothing yet.
        var blind = await people
            .Where(p => db.Set<SupervisionGroup>().Any(g => g.Members.Any(m => m.PersonId == p.Id && m.Until == null) && db.Set<Round>().Any(r => r.Id == g.RoundId && r.To >= clock.Today)))
            .WithoutRole().Select(p => p.Id).ToListAsync(ct);
        Add(NoticeKind.MembersWithoutRole, Trouble.Warn, granters, blind.Count, $"people/{blind.FirstOrDefault()}");
        return things;
    }
}
