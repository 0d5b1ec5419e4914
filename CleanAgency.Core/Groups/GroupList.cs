using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>The groups of a round in the order of their numbers, with who is in them.</summary>
[Needs(Permission.SeeGroups)]
public sealed record GroupList(Guid RoundId) : Query<IReadOnlyList<GroupList.Row>>, IAmong<SupervisionGroup>
{
    public sealed record Row(Guid Id, int Number, string Name, string LeadUnit, int Capacity, IReadOnlyList<Member> Members);

    public sealed record Member(Guid PersonId, string Name, string? Unit, GroupPost Post, bool Liaison);
}

internal sealed class GroupListHandler(Rows<SupervisionGroup> rows, IAppDb db) : IRequestHandler<GroupList, IReadOnlyList<GroupList.Row>>
{
    public async Task<IReadOnlyList<GroupList.Row>> Handle(GroupList query, CancellationToken ct)
    {
        var groups = await rows.Visible.Where(g => g.RoundId == query.RoundId).OrderBy(g => g.Number)
            .Select(g => new { g.Id, g.Number, g.Name, Lead = db.Set<SupervisedUnit>().Where(u => u.Id == g.LeadUnitId).Select(u => u.Name).First(), g.Capacity })
            .ToListAsync(ct);
        var ids = groups.Select(g => g.Id).ToList();
        var members = (await (
            from member in db.Set<GroupMember>()
            where ids.Contains(member.GroupId) && member.Until == null
            join person in db.Set<Person>() on member.PersonId equals person.Id
            select new { member.GroupId, person.Account, Row = new GroupList.Member(person.Id, person.Name, db.Set<SupervisedUnit>().Where(u => u.Id == person.UnitId).Select(u => u.Name).FirstOrDefault(), member.Post, member.Liaison) })
            .ToListAsync(ct)).OrderBy(m => m.Row.Post).ThenBy(m => m.Account, StringComparer.Ordinal).ToLookup(m => m.GroupId, m => m.Row);
        return [.. groups.Select(g => new GroupList.Row(g.Id, g.Number, g.Name, g.Lead, g.Capacity, [.. members[g.Id]]))];
    }
}
