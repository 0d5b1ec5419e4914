using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Visits;

/// <summary>分组名单, to be read and printed: who is in each group, and which units it supervises by the plan in force. A member gets the own group. Without a round the current one.</summary>
[Needs(Permission.SeeGroups)]
public sealed record Roster(Guid? RoundId = null) : Query<Roster.Answer>, IAmong<SupervisionGroup>
{
    public sealed record Member(string Group, GroupPost Post, bool Liaison, string Name, string Unit, string Title);

    /// <param name="With">The other group of a unit that two score.</param>
    public sealed record Unit(string Group, string Code, string Name, string Category, string Area, int Headcount, bool First, string With);

    public sealed record Group(string Name, string LeadUnit, IReadOnlyList<Member> Members, IReadOnlyList<Unit> Units);

    public sealed record Answer(Guid RoundId, string Code, string Round, IReadOnlyList<Group> Groups);
}

internal sealed class RosterHandler(Rows<SupervisionGroup> rows, IAppDb db, Clock clock) : IRequestHandler<Roster, Roster.Answer>
{
    public async Task<Roster.Answer> Handle(Roster query, CancellationToken ct)
    {
        var round = query.RoundId is { } named ? await db.Set<Round>().AsNoTracking().FindOrRefuse(named, ct) : await db.CurrentRoundOrNone(clock.Today, ct) ?? throw new RuleBroken("Common.Gone");
        return new(round.Id, round.Code, round.Name, await db.RosterOf(rows.Visible, round, ct));
    }
}

/// <summary>The same list for the screen, for paper and for the workbook.</summary>
internal static class RosterReader
{
    public static async Task<IReadOnlyList<Roster.Group>> RosterOf(this IAppDb db, IQueryable<SupervisionGroup> visible, Round round, CancellationToken ct)
    {
        var groups = await visible.AsNoTracking().Include(g => g.Members).Where(g => g.RoundId == round.Id).OrderBy(g => g.Number).ToListAsync(ct);
        var names = await db.Set<SupervisionGroup>().Where(g => g.RoundId == round.Id).ToDictionaryAsync(g => g.Id, g => g.Name, ct);
        var people = await db.Set<Person>().Where(p => db.MembersNow(round.Id).Any(m => m.PersonId == p.Id)).AsNoTracking().ToDictionaryAsync(p => p.Id, ct);
        var units = await db.Set<SupervisedUnit>().AsNoTracking().ToDictionaryAsync(u => u.Id, ct);
        var places = (await db.PlacesInForce(round.Id, ct)).OrderBy(p => units[p.Key].Sequence).ThenBy(p => units[p.Key].Code, StringComparer.Ordinal).ToList();
        return [.. groups.Select(g => new Roster.Group(g.Name, units[g.LeadUnitId].Name, [.. Members(g)], [.. Units(g)]))];

        IEnumerable<Roster.Member> Members(SupervisionGroup group) =>
            from member in @group.MembersNow
            let person = people[member.PersonId]
            orderby member.Post, person.Account
            select new Roster.Member(@group.Name, member.Post, member.Liaison, person.Name, person.UnitId is { } own ? units[own].Name : "", person.Title);

        // A group that goes along sees the unit too; the unit stands below both.
        IEnumerable<Roster.Unit> Units(SupervisionGroup group) =>
            from place in places
            where place.Value.GroupId == @group.Id || place.Value.SecondGroupId == @group.Id
            let first = place.Value.GroupId == @group.Id
            let unit = units[place.Key]
            select new Roster.Unit(@group.Name, unit.Code, unit.Name, unit.Category, unit.Area, unit.Headcount, first, (first ? place.Value.SecondGroupId : place.Value.GroupId) is { } other ? names[other] : "");
    }
}
