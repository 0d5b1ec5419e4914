using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Sheets;
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
        var groups = await db.RosterOf(rows.Visible, round, ct);
        note.Say("Visits.RosterExported", round.Code, groups.Count);
        return SheetFile.Named("Visits.Roster.File", clock.Today, title => workbooks.Write(title, MemberSheet.Layout.With(groups.SelectMany(g => g.Members)), GroupUnitSheet.Layout.With(groups.SelectMany(g => g.Units))));
    }
}

internal sealed class MemberSheet : SheetLayout<Roster.Member>
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

    protected override Roster.Member Make(SheetRow<Roster.Member> cells) => throw new NotSupportedException("The roster is never imported.");
}

internal sealed class GroupUnitSheet : SheetLayout<Roster.Unit>
{
    public static readonly GroupUnitSheet Layout = new();

    private GroupUnitSheet()
        : base("Visits.Roster.Units")
    {
        Required("Visits.Sheet.Group", Cell.Text(20), row => row.Group, 10);
        Required("Visits.Sheet.Code", Cell.Text(20), row => row.Code, 10);
        Required("Visits.Sheet.Unit", Cell.Text(60), row => row.Name, 30);
        Required("Visits.Sheet.Category", Cell.Text(20), row => row.Category, 18);
        Optional("Visits.Sheet.Area", Cell.Text(30), row => row.Area, 10);
        Required("Visits.Roster.Headcount", Cell.Whole(0, 99_999), row => row.Headcount, 10);
        Required("Visits.Roster.Part", Cell.Text(20), row => Written.InOffice(row.First ? "Visits.Roster.Part.First" : "Visits.Roster.Part.Second"), 12);
        Optional("Visits.Roster.With", Cell.Text(20), row => row.With, 12);
    }

    protected override Roster.Unit Make(SheetRow<Roster.Unit> cells) => throw new NotSupportedException("The roster is never imported.");
}
