using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices;

/// <summary>Who can be told: the people who may work now, by right, unit and group. Read once for a look at everything.</summary>
public sealed class Recipients(IAppDb db)
{
    private readonly Dictionary<Guid, IReadOnlyList<Recusal>> recusals = [];
    private readonly Dictionary<Permission, IReadOnlyList<Guid>> holders = [];
    private List<Somebody>? everybody;
    private ILookup<Guid, Member>? members;

    /// <summary>After a change of these rows others have a right, or answer for a unit: every watch hears them, for whoever lost it waits for nothing any more.</summary>
    public static IReadOnlyList<Type> Signs { get; } = [typeof(Person), typeof(Grant)];

    /// <summary>And after these others are in a group, or may judge a unit.</summary>
    public static IReadOnlyList<Type> SignsOfGroups { get; } = [.. Signs, typeof(GroupMember), typeof(Posting), typeof(Conflict), typeof(SupervisedUnit)];

    public async Task<IReadOnlyList<Guid>> With(Permission right, CancellationToken ct) =>
        holders.TryGetValue(right, out var known) ? known : holders[right] = [.. (await Everybody(ct)).Where(p => p.Has(right)).Select(p => p.Id)];

    /// <summary>Whoever answers for a unit with this right.</summary>
    public async Task<ILookup<Guid, Guid>> OfUnits(Permission right, CancellationToken ct) =>
        (await Everybody(ct)).Where(p => p.UnitId is not null && p.Has(right)).ToLookup(p => p.UnitId!.Value, p => p.Id);

    /// <summary>主要负责人, where he answers for his unit himself: units know him by name alone.</summary>
    public async Task<ILookup<Guid, Guid>> HeadsOfUnits(CancellationToken ct)
    {
        var names = await db.Set<SupervisedUnit>().Where(u => u.Leader != "").ToDictionaryAsync(u => u.Id, u => u.Leader, ct);
        return (await Everybody(ct)).Where(p => p.UnitId is { } unit && names.GetValueOrDefault(unit) == p.Name && p.Has(Permission.ConfirmCards)).ToLookup(p => p.UnitId!.Value, p => p.Id);
    }

    public async Task<IReadOnlyList<Guid>> OfGroup(Guid group, Permission right, CancellationToken ct) => [.. (await Members(ct))[group].Where(m => m.Who.Has(right)).Select(m => m.Who.Id)];

    public async Task<IReadOnlyList<Guid>> LeaderOf(Guid group, Permission right, CancellationToken ct) =>
        [.. (await Members(ct))[group].Where(m => m.Post == GroupPost.Leader && m.Who.Has(right)).Select(m => m.Who.Id)];

    /// <summary>Those of a group who may score this unit; its card refuses the others.</summary>
    public async Task<Scorers> ScorersOf(Guid group, Guid unit, CancellationToken ct)
    {
        List<Member> able = [];
        foreach (var member in (await Members(ct))[group].Where(m => m.Who.Has(Permission.Score)))
        {
            if (!(await Recusals(member.RoundId, ct)).Bar(member.Who.Id, unit))
            {
                able.Add(member);
            }
        }

        return new([.. able.Select(m => m.Who.Id)], [.. able.Where(m => m.Post == GroupPost.Leader).Select(m => m.Who.Id)]);
    }

    /// <summary>The own unit of each, and the one above it.</summary>
    public async Task<ILookup<Guid, Guid>> UnitsOf(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var above = await db.Set<SupervisedUnit>().AsNoTracking().Where(u => u.ParentId != null).ToDictionaryAsync(u => u.Id, u => u.ParentId!.Value, ct);
        return (from somebody in await Everybody(ct)
                where somebody.UnitId is not null && people.Contains(somebody.Id)
                let own = somebody.UnitId!.Value
                from unit in above.TryGetValue(own, out var parent) ? [own, parent] : new[] { own }
                select (somebody.Id, unit)).ToLookup(pair => pair.Id, pair => pair.unit);
    }

    private async Task<List<Somebody>> Everybody(CancellationToken ct) => everybody ??= await db.Set<Person>().AsNoTracking().Where(p => !p.Locked)
        .Select(p => new Somebody(p.Id, p.Name, p.UnitId, p.Grants.Where(g => g.Until == null).Select(g => g.Role).ToList())).ToListAsync(ct);

    private async Task<ILookup<Guid, Member>> Members(CancellationToken ct)
    {
        if (members is null)
        {
            var able = (await Everybody(ct)).ToDictionary(p => p.Id);
            var now = await (
                from grp in db.Set<SupervisionGroup>()
                from member in grp.Members
                where member.Until == null
                select new { grp.RoundId, GroupId = grp.Id, member.PersonId, member.Post }).ToListAsync(ct);
            members = now.Where(m => able.ContainsKey(m.PersonId)).ToLookup(m => m.GroupId, m => new Member(m.RoundId, able[m.PersonId], m.Post));
        }

        return members;
    }

    private async Task<IReadOnlyList<Recusal>> Recusals(Guid roundId, CancellationToken ct)
    {
        if (!recusals.TryGetValue(roundId, out var known))
        {
            var people = (await Members(ct)).SelectMany(group => group).Where(m => m.RoundId == roundId).Select(m => m.Who.Id).ToHashSet();
            recusals[roundId] = known = await db.RecusalsOf(await db.Set<Round>().AsNoTracking().FindOrRefuse(roundId, ct), people, ct);
        }

        return known;
    }

    public sealed record Scorers(IReadOnlyList<Guid> All, IReadOnlyList<Guid> Leader);

    private sealed record Somebody(Guid Id, string Name, Guid? UnitId, List<Role> Roles)
    {
        public bool Has(Permission right) => Roles.Any(role => role.Has(right));
    }

    private sealed record Member(Guid RoundId, Somebody Who, GroupPost Post);
}
