using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Visits;

/// <summary>督导安排表: once by group and day, once by unit. A member gets the own group's part of it.</summary>
[Recorded]
[Needs(Permission.SeeVisits)]
public sealed record ExportVisits(Guid RoundId, VisitFilter Filter) : Query<SheetFile>, IAmong<Visit>;

internal sealed class ExportVisitsHandler(Rows<Visit> rows, IAppDb db, IWorkbooks workbooks, WorkCalendar calendar, Clock clock, AuditNote note) : IRequestHandler<ExportVisits, SheetFile>
{
    public async Task<SheetFile> Handle(ExportVisits query, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(query.RoundId, ct);
        var visits = (await rows.Visible.RowsOf(db, round.Id, calendar, clock.Today, ct)).Where(r => r.Fits(query.Filter)).ToList();
        note.Say("Visits.Exported", round.Code, visits.Count);
        return SheetFile.Named("Visits.Sheet.File", clock.Today, title => workbooks.Write(
            title, GroupVisitSheet.Layout.With(visits.OrderBy(v => v.Group).ThenBy(v => v.Slot.Date).ThenBy(v => v.Slot.Half)), UnitVisitSheet.Layout.With(visits.OrderBy(v => v.Code, StringComparer.Ordinal))));
    }
}

/// <summary>Both sheets are only written: dates are found here, never imported.</summary>
internal abstract class VisitSheet(ColumnText name) : SheetLayout<VisitList.Row>(name)
{
    protected sealed override VisitList.Row Make(SheetRow<VisitList.Row> cells) => throw new NotSupportedException("Visits are never imported.");

    protected void GroupColumns()
    {
        Required("Visits.Sheet.Group", Cell.Text(20), row => row.GroupName, 10);
        Required("Visits.Sheet.Leader", Cell.Text(30), row => row.Leader, 10);
    }

    protected void DayColumns()
    {
        Required("Visits.Sheet.Date", Cell.Date, row => row.Slot.Date, 12);
        Required("Visits.Sheet.Weekday", Cell.Text(10), row => Written.InOffice($"Visits.Weekday.{row.Slot.Date.DayOfWeek}"), 8);
        Required("Visits.Sheet.Half", Cell.Text(10), row => Written.InOffice($"Visits.HalfDay.{row.Slot.Half}"), 8);
    }

    protected void UnitColumns()
    {
        Required("Visits.Sheet.Code", Cell.Text(20), row => row.Code, 10);
        Required("Visits.Sheet.Unit", Cell.Text(60), row => row.Unit, 30);
    }

    protected void PlaceColumns()
    {
        Optional("Visits.Sheet.Second", Cell.Text(20), row => row.SecondGroup ?? "", 12);
        Optional("Visits.Sheet.Area", Cell.Text(30), row => row.Area, 10);
        Optional("Visits.Sheet.Address", Cell.Text(100), row => row.Address, 24);
    }
}

internal sealed class GroupVisitSheet : VisitSheet
{
    public static readonly GroupVisitSheet Layout = new();

    private GroupVisitSheet()
        : base("Visits.Sheet.ByGroup")
    {
        GroupColumns();
        DayColumns();
        UnitColumns();
        PlaceColumns();
    }
}

internal sealed class UnitVisitSheet : VisitSheet
{
    public static readonly UnitVisitSheet Layout = new();

    private UnitVisitSheet()
        : base("Visits.Sheet.ByUnit")
    {
        UnitColumns();
        Required("Visits.Sheet.Category", Cell.Text(20), row => row.Category, 18);
        DayColumns();
        GroupColumns();
        PlaceColumns();
    }
}
