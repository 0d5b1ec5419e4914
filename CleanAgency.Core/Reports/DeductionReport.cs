using CleanAgency.Core.Common;
using static CleanAgency.Core.Reports.ReportWords;

namespace CleanAgency.Core.Reports;

/// <summary>扣分明细: every item of every card that lost something: how much, by which rule, and what was found.</summary>
internal static class DeductionReport
{
    public static IEnumerable<ReportSheet> Sheets(RoundReport report, IEnumerable<LostLine> lost)
    {
        ReportColumn[] columns =
        [
            .. UnitColumns(), Column("Item", CellLook.Word, 8), Column("ItemName", CellLook.Text, 26), Column("ItemMax", CellLook.Points, 8), Column("Points", CellLook.Points, 8),
            Column("Lost", CellLook.Points, 8), Column("Why", CellLook.Text, 44), Column("Facts", CellLook.Text, 50), Column("Files", CellLook.Whole, 8),
        ];
        yield return new(Word("Sheet.Lost"), report.Heading("Lost"), report.Note, [new(columns, lost.Select((line, i) => Row(line, ReportSheet.FirstRow + i)))]) { FrozenColumns = 2, Sealed = report.Settled };
    }

    private static ReportRow Row(LostLine line, int row) => new(
    [
        line.Code, line.Unit, line.Category, line.Group, line.Item, line.ItemName, line.Max, line.Points, new Formula($"G{row}-H{row}", (line.Max - line.Points).Value),
        string.Join('\n', line.Why.Lines.Select(Said)), line.Facts, line.Files,
    ]);
}

/// <param name="Facts">What was found, one found fact a line.</param>
/// <param name="Files">How many photos and files prove it.</param>
internal sealed record LostLine(string Code, string Unit, string Category, string Group, string Item, string ItemName, Points Max, Points Points, Explanation Why, string Facts, int Files);
