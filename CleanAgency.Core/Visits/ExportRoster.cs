using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Visits;

/// <summary>分组名单: who is in each group, and which units it supervises by the plan in force. A member gets the own group.</summary>
[Recorded]
[Needs(Permission.SeeGroups)]
public sealed record ExportRoster(Guid RoundId) : Query<SheetFile>, IAmong<SupervisionGroup>;

internal sealed class ExportRosterHandler(Rows<SupervisionGroup> rows, IAppDb db, IWorkbooks workbooks, Clock clock, AuditNote note) : IRequestHandler<ExportRoster, SheetFile>
{
    public async Task<SheetFile> Handle(ExportRoster query, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(query.RoundId, ct);
        var groups = await rows.Visible.Where(g => g.RoundId == round.Id).OrderBy(g => g.Number).Select(g => new { g.Id, g.Name }).ToDictionaryAsync(g => g.Id, g => g.Name, ct);
        var members = await Members(rows.Visible.Where(g => g.RoundId == round.Id), ct);
        var units = await Units(round, groups, ct);
        note.Say("Visits.RosterExported", round.Code, groups.Count);
        return SheetFile.Named("Visits.Roster.File", clock.Today, title => workbooks.Write(title, MemberSheet.Layout.With(members), GroupUnitSheet.Layout.With(units)));
    }

    private async Task<List<RosterMember>> Members(IQueryable<SupervisionGroup> groups, CancellationToken ct) => [.. (await (
        from grp in groups
        from member in grp.Members
        where member.Until == null
        join person in db.Set<Person>() on member.PersonId equals person.Id
        select new { grp.Number, person.Account, Row = new RosterMember(grp.Name, member.Post, member.Liaison, person.Name, db.Set<SupervisedUnit>().Where(u => u.Id == person.UnitId).Select(u => u.Name).FirstOrDefault() ?? "", person.Title) }).ToListAsync(ct)).OrderBy(m => m.Number).ThenBy(m => m.Row.Post).ThenBy(m => m.Account, StringComparer.Ordinal).Select(m => m.Row)];

    // A group that goes along sees the unit too; the unit stands below both.
    private async Task<List<RosterUnit>> Units(Round round, Dictionary<Guid, string> groups, CancellationToken ct)
    {
        var places = await db.PlacesInForce(round.Id, ct);
        var names = await db.Set<SupervisionGroup>().Where(g => g.RoundId == round.Id).ToDictionaryAsync(g => g.Id, g => g.Name, ct);
        var ids = places.Keys.ToList();
        var units = await db.Set<SupervisedUnit>().Where(u => ids.Contains(u.Id)).OrderBy(u => u.Sequence).ThenBy(u => u.Code).Select(u => new { u.Id, u.Code, u.Name, u.Category, u.Area, u.Headcount }).ToListAsync(ct);
        return [.. from grp in groups
                   from unit in units
                   let place = places[unit.Id]
                   where place.GroupId == grp.Key || place.SecondGroupId == grp.Key
                   let other = place.GroupId == grp.Key ? place.SecondGroupId : place.GroupId
                   select new RosterUnit(grp.Value, unit.Code, unit.Name, unit.Category, unit.Area, unit.Headcount, place.GroupId == grp.Key, other is { } with ? names[with] : "")];
    }
}

internal sealed record RosterMember(string Group, GroupPost Post, bool Liaison, string Name, string Unit, string Title);

/// <param name="With">The other group of a unit that two score.</param>
internal sealed record RosterUnit(string Group, string Code, string Unit, string Category, string Area, int Headcount, bool First, string With);

internal sealed class MemberSheet : SheetLayout<RosterMember>
{
    public static readonly MemberSheet Layout = new();

    private MemberSheet()
        : base("Visits.Roster.Members")
    {
        Required("Visits.Sheet.Group", Cell.Text(20), row => row.Group, 10);
        Required("Visits.Roster.Post", Cell.Text(20), row => Written.InOffice($"Groups.GroupPost.{row.Post}"), 10);
        Required("Visits.Roster.Liaison", Cell.YesNo, row => row.Liaison, 10);
        Required("Visits.Roster.Name", Cell.Text(30), row => row.Name, 10);
        Optional("Visits.Roster.Unit", Cell.Text(60), row => row.Unit, 26);
        Optional("Visits.Roster.Title", Cell.Text(60), row => row.Title, 16);
    }

    protected override RosterMember Make(SheetRow<RosterMember> cells) => throw new NotSupportedException("The roster is never imported.");
}

internal sealed class GroupUnitSheet : SheetLayout<RosterUnit>
{
    public static readonly GroupUnitSheet Layout = new();

    private GroupUnitSheet()
        : base("Visits.Roster.Units")
    {
        Required("Visits.Sheet.Group", Cell.Text(20), row => row.Group, 10);
        Required("Visits.Sheet.Code", Cell.Text(20), row => row.Code, 10);
        Required("Visits.Sheet.Unit", Cell.Text(60), row => row.Unit, 30);
        Required("Visits.Sheet.Category", Cell.Text(20), row => row.Category, 18);
        Optional("Visits.Sheet.Area", Cell.Text(30), row => row.Area, 10);
        Required("Visits.Roster.Headcount", Cell.Whole(0, 99_999), row => row.Headcount, 10);
        Required("Visits.Roster.Part", Cell.Text(20), row => Written.InOffice(row.First ? "Visits.Roster.Part.First" : "Visits.Roster.Part.Second"), 12);
        Optional("Visits.Roster.With", Cell.Text(20), row => row.With, 12);
    }

    protected override RosterUnit Make(SheetRow<RosterUnit> cells) => throw new NotSupportedException("The roster is never imported.");
}
