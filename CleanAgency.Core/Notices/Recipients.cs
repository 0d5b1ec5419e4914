using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices;

/// <summary>Who can be told: the people who may work now, by right, unit and group. Read once for a look at everything.</summary>
public sealed class Recipients(IAppDb db)
{
    private List<Somebody>? everybody;
    private ILookup<Guid, (Guid PersonId, GroupPost Post)>? members;

    public async Task<IReadOnlyList<Guid>> With(Permission right, CancellationToken ct) =>
        [.. (await Everybody(ct)).Where(p => p.Roles.Any(role => role.Has(right))).Select(p => p.Id)];

    /// <summary>Whoever answers for a unit with this right.</summary>
    public async Task<ILookup<Guid, Guid>> OfUnits(Permission right, CancellationToken ct) =>
        (await Everybody(ct)).Where(p => p.UnitId is not null && p.Roles.Any(role => role.Has(right))).ToLookup(p => p.UnitId!.Value, p => p.Id);

    public async Task<IReadOnlyList<Guid>> OfGroup(Guid group, CancellationToken ct) => [.. (await Members(ct))[group].Select(m => m.PersonId)];

    public async Task<IReadOnlyList<Guid>> LeaderOf(Guid group, CancellationToken ct) => [.. (await Members(ct))[group].Where(m => m.Post == GroupPost.Leader).Select(m => m.PersonId)];

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
        .Select(p => new Somebody(p.Id, p.UnitId, p.Grants.Where(g => g.Until == null).Select(g => g.Role).ToList())).ToListAsync(ct);

    private async Task<ILookup<Guid, (Guid PersonId, GroupPost Post)>> Members(CancellationToken ct)
    {
        if (members is null)
        {
            var able = (await Everybody(ct)).Select(p => p.Id).ToHashSet();
            members = (await db.Set<GroupMember>().AsNoTracking().Where(m => m.Until == null).Select(m => new { m.GroupId, m.PersonId, m.Post }).ToListAsync(ct))
                .Where(m => able.Contains(m.PersonId)).ToLookup(m => m.GroupId, m => (m.PersonId, m.Post));
        }

        return members;
    }

    private sealed record Somebody(Guid Id, Guid? UnitId, List<Role> Roles);
}
