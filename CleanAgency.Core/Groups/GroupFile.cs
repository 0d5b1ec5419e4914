using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>One group whole: who is and was in it, and which units it may not judge.</summary>
[Needs(Permission.SeeGroups)]
public sealed record GroupFile(Guid GroupId) : Query<GroupFile.File>, IAbout<SupervisionGroup>
{
    Guid IAbout<SupervisionGroup>.RowId => GroupId;

    /// <param name="LacksRole">Only the security administrator can mend it.</param>
    /// <param name="SignedAt">When the conflicts of the round were declared and signed.</param>
    public sealed record Member(
        Guid PersonId, string Name, Guid? UnitId, string? Unit, string Title, GroupPost Post, bool Liaison, DateOnly From, bool LacksRole, bool Locked, DateTime? SignedAt);

    public sealed record Former(string Name, GroupPost Post, DateOnly From, DateOnly Until, string? ReplacedBy, string Reason);

    /// <param name="InScope">The unit is judged in this round at all.</param>
    public sealed record Barred(string Unit, string Code, bool InScope, IReadOnlyList<string> Reasons);

    public sealed record File(
        Guid Id, int Version, Guid RoundId, string Round, RoundState State, int Number, string Name, Guid LeadUnitId, string LeadUnit, int Capacity,
        IReadOnlyDictionary<string, FieldMark> Marks, IReadOnlyList<Member> Members, IReadOnlyList<Former> Former, IReadOnlyList<Barred> Barred);
}

internal sealed class GroupFileHandler(Rows<SupervisionGroup> rows, IAppDb db, Actor actor) : IRequestHandler<GroupFile, GroupFile.File>
{
    public async Task<GroupFile.File> Handle(GroupFile query, CancellationToken ct)
    {
        var group = await rows.Visible.AsNoTracking().Include(g => g.Members).FindOrRefuse(query.GroupId, ct);
        var round = await db.Set<Round>().AsNoTracking().Include(r => r.Units).FindOrRefuse(group.RoundId, ct);
        var ids = group.Members.Select(m => m.PersonId).ToList();
        var people = await db.Set<Person>().AsNoTracking().Include(p => p.Grants).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var signed = await db.Set<Declaration>().Where(d => d.RoundId == round.Id).ToDictionaryAsync(d => d.PersonId, d => d.SignedAt, ct);
        var recusals = await db.RecusalsOf(round, [.. group.MembersNow.Select(m => m.PersonId)], ct);
        var places = recusals.Select(r => r.UnitId).Concat(people.Values.Select(p => p.UnitId).OfType<Guid>()).Append(group.LeadUnitId).ToHashSet();
        var units = await db.Set<SupervisedUnit>().AsNoTracking().Where(u => places.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        return new(
            group.Id, group.Version, round.Id, round.Caption, round.State, group.Number, group.Name, group.LeadUnitId, units[group.LeadUnitId].Name, group.Capacity, group.Marks.All,
            [.. group.MembersNow.OrderBy(m => m.Post).ThenBy(m => people[m.PersonId].Account, StringComparer.Ordinal).Select(m => Row(m, people[m.PersonId]))],
            [.. group.Members.Where(m => m.Until is not null).OrderBy(m => m.Until).Select(m => new GroupFile.Former(
                people[m.PersonId].Name, m.Post, m.From, m.Until!.Value, m.ReplacedById is { } by ? people[by].Name : null, m.Reason ?? ""))],
            [.. recusals.GroupBy(r => units[r.UnitId]).OrderBy(r => r.Key.Sequence).ThenBy(r => r.Key.Code, StringComparer.Ordinal).Select(r => new GroupFile.Barred(
                r.Key.Name, r.Key.Code, round.Units.Any(u => u.UnitId == r.Key.Id),
                [.. r.Select(reason => reason.Say(people[reason.PersonId].Name, round.From, actor.MayRead(reason)).ToString()).Distinct()]))]);

        GroupFile.Member Row(GroupMember member, Person person) => new(
            person.Id, person.Name, person.UnitId, person.UnitId is { } unit ? units[unit].Name : null, person.Title, member.Post, member.Liaison, member.From,
            !person.RolesNow.Contains(Role.Inspector), person.Locked, signed.TryGetValue(person.Id, out var at) ? at : null);
    }
}
