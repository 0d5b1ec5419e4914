using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>回避情况表 as a workbook, with what the reader may know and no more.</summary>
[Recorded]
[Needs(Permission.SeeRounds)]
public sealed record ExportConflicts(Guid RoundId) : Query<SheetFile>, IAbout<Round>
{
    Guid IAbout<Round>.RowId => RoundId;
}

internal sealed class ExportConflictsHandler(IAppDb db, IWorkbooks workbooks, Actor actor, Clock clock, AuditNote note) : IRequestHandler<ExportConflicts, SheetFile>
{
    public async Task<SheetFile> Handle(ExportConflicts query, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(query.RoundId, ct);
        var rows = (await db.ConflictTable(round, actor, new(), ct)).Rows;
        note.Say("Groups.Exported", rows.Count);
        return SheetFile.Named("Groups.Sheet.File", clock.Today, title => workbooks.Write(title, ConflictSheet.Layout.With(rows)));
    }
}

/// <summary>It is only written: conflicts are declared by people, never imported.</summary>
internal sealed class ConflictSheet : SheetLayout<ConflictList.Row>
{
    public static readonly ConflictSheet Layout = new();

    private ConflictSheet()
        : base("Groups.Sheet")
    {
        Required("Groups.Sheet.Group", Cell.Text(20), row => row.GroupName, 12);
        Required("Groups.Sheet.Person", Cell.Text(30), row => row.Person, 10);
        Optional("Groups.Sheet.OwnUnit", Cell.Text(60), row => row.OwnUnit ?? "", 24);
        Required("Groups.Sheet.Code", Cell.Text(20), row => row.UnitCode, 10);
        Required("Groups.Sheet.Unit", Cell.Text(60), row => row.Unit, 26);
        Required("Groups.Sheet.Kind", Cell.Text(20), row => Written.InOffice(row.Kind is { } kind ? $"Groups.ConflictKind.{kind}" : "Groups.Sheet.Hidden"), 14);
        Required("Groups.Sheet.Source", Cell.Text(20), row => Written.InOffice($"Groups.ConflictSource.{row.Source}"), 12);
        Required("Groups.Sheet.Since", Cell.Date, row => row.Since, 12);
        Optional("Groups.Sheet.Until", Cell.Date.OrNone(), row => row.Until, 12);
        Required("Groups.Sheet.Said", Cell.Text(300), row => row.Said, 50);
    }

    protected override ConflictList.Row Make(SheetRow<ConflictList.Row> cells) => throw new NotSupportedException("Conflicts are never imported.");
}
