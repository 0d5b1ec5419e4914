using CleanAgency.Core.Results;
using static CleanAgency.Core.Reports.ReportWords;

namespace CleanAgency.Core.Reports;

/// <summary>组别尺度与校准说明: what the anchor units tell about the groups, how sure that is, and what was decided about it.</summary>
internal static class ScaleReport
{
    public static IEnumerable<ReportSheet> Sheets(RoundReport report, ScaleOfRound.Answer scale)
    {
        ReportColumn[] columns =
        [
            Column("Number", CellLook.Whole, 8), Column("Group", CellLook.Word, 18), Column("ByItems", CellLook.Exact, 13), Column("Error", CellLook.Exact, 13), Column("Low", CellLook.Exact, 13), Column("High", CellLook.Exact, 13),
            Column("ByTotals", CellLook.Exact, 13), Column("Proposed", CellLook.Points, 12), Column("Decided", CellLook.Points, 12),
        ];
        ReportColumn[] moved =
        [
            Column("Blank", CellLook.Word), Column("Unit", CellLook.Text), Column("Groups", CellLook.Word), Column("Raw", CellLook.Points), Column("Score", CellLook.Points), Column("Change", CellLook.Points), Column("Grade", CellLook.Word),
        ];
        List<ReportTable> tables = [new(columns, scale.Groups.Select(Row))];
        if (scale.Units.Count > 0)
        {
            tables.Add(new(moved, scale.Units.Select(Row), Word("Table.Moved")));
        }

        yield return new(Word("Sheet.Scale"), report.Heading("Scale"), report.Note, tables) { Sealed = report.Settled };
        yield return new(Word("Sheet.Model"), Word("Heading.Model"), report.Note, [new([Column("Model", CellLook.Text, 120)], scale.Items.Concat(scale.Totals).Select(said => new ReportRow([said])))]) { Sealed = report.Settled };
    }

    private static ReportRow Row(ScaleOfRound.Group group) => new(
    [
        group.Number, group.Name, Rounded(group.ByItems?.Estimate), Rounded(group.ByItems?.Error), Rounded(group.ByItems?.Low), Rounded(group.ByItems?.High), Rounded(group.ByTotals?.Estimate), group.Proposed, group.Decided,
    ]);

    private static ReportRow Row(ScaleOfRound.Moved unit) => new(
        [null, unit.Unit, unit.Groups, unit.Raw, unit.Score, unit.Raw is { } raw && unit.Score is { } score ? score - raw : null, unit.Grade]);

    private static decimal? Rounded(double? number) => number is { } value && double.IsFinite(value) ? Math.Round((decimal)value, 4) : null;
}
