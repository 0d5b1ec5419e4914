using static CleanAgency.Core.Reports.ReportWords;

namespace CleanAgency.Core.Reports;

/// <summary>问题清单: what the units will have to rectify. It has no points, and so it may be made before a round is totalled.</summary>
internal static class FindingReport
{
    public static IEnumerable<ReportSheet> Sheets(string round, DateTime asOf, IEnumerable<FoundLine> found)
    {
        ReportColumn[] columns =
        [
            .. UnitColumns(), Column("Item", CellLook.Word, 8), Column("ItemName", CellLook.Text, 24), Column("Severity", CellLook.Word, 10), Column("Fact", CellLook.Text, 46),
            Column("Clause", CellLook.Text, 32), Column("Requirement", CellLook.Text, 40), Column("By", CellLook.Word, 10), Column("On", CellLook.Date, 12),
        ];
        yield return new(Word("Sheet.Found"), Word("Heading.Found", round), Word("Note.AsOf", At(asOf)), [new(columns, found.Select(Row))]) { FrozenColumns = 2 };
    }

    private static ReportRow Row(FoundLine line) => new(
        [line.Code, line.Unit, line.Category, line.Group, line.Item, line.ItemName, line.Severity, line.Fact, line.Clause, line.Requirement, line.By, line.On]);
}

internal sealed record FoundLine(
    string Code, string Unit, string Category, string Group, string Item, string ItemName, string Severity, string Fact, string Clause, string Requirement, string By, DateOnly On);
