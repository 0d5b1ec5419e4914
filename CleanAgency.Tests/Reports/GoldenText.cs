using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace CleanAgency.Tests.Reports;

/// <summary>
/// What a workbook says, as lines that people can read and compare: text in quotes, numbers and days as they are, formulas with the answer beside them.
/// Read with ClosedXML, which had no part in writing it. Of what is long the beginning, the end and what the columns come to.
/// </summary>
internal static partial class GoldenText
{
    private const int WholeRows = 40;
    private const int FirstRows = 10;
    private const int LastRows = 4;
    private const int WholeSheets = 12;
    private const string Between = " │ ";

    public static string Of(byte[] workbook)
    {
        using var book = new XLWorkbook(new MemoryStream(workbook));
        var charts = Charts(workbook);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{book.Properties.Title}, {book.Properties.Author}\n");
        foreach (var sheet in book.Worksheets)
        {
            var whole = book.Worksheets.Count <= WholeSheets || sheet.Position == 1 || sheet.Position == book.Worksheets.Count;
            text.Append(CultureInfo.InvariantCulture, $"\n== {sheet.Name}\n{Look(sheet)}\n");
            text.AppendJoin("", charts.GetValueOrDefault(sheet.Name, []).Select(chart => $"chart {chart}\n"));
            text.AppendJoin("", Rows(sheet, whole).Select(line => $"{line}\n"));
        }

        return Hour().Replace(text.ToString(), "hh:mm");
    }

    /// <summary>The first lines that differ, and where; empty when none does.</summary>
    public static string Difference(string golden, string now)
    {
        var (before, after) = (golden.ReplaceLineEndings("\n").Split('\n'), now.Split('\n'));
        var differing = Enumerable.Range(0, Math.Max(before.Length, after.Length)).Where(i => Line(before, i) != Line(after, i)).ToList();
        return string.Join('\n', differing.Take(10).Select(i => $"{Sheet(after, i)} line {i + 1}\n  golden {Line(before, i) ?? "–"}\n  now    {Line(after, i) ?? "–"}"))
            + (differing.Count > 10 ? $"\n… and {differing.Count - 10} lines more" : "");

        static string? Line(string[] lines, int i) => i < lines.Length ? lines[i] : null;

        static string? Sheet(string[] lines, int i) => lines.Take(i + 1).LastOrDefault(line => line.StartsWith("== ", StringComparison.Ordinal));
    }

    private static string Look(IXLWorksheet sheet) => string.Join(", ",
        $"frozen {sheet.SheetView.SplitRow} rows {sheet.SheetView.SplitColumn} columns",
        sheet.AutoFilter.IsEnabled ? $"filter {sheet.AutoFilter.Range.RangeAddress}" : "no filter",
        $"titles {sheet.PageSetup.FirstRowToRepeatAtTop}:{sheet.PageSetup.LastRowToRepeatAtTop}",
        $"{sheet.PageSetup.PaperSize} {sheet.PageSetup.PageOrientation}",
        sheet.Protection.IsProtected ? "protected" : "open",
        string.Join(' ', sheet.ConditionalFormats.Select(format => $"{format.ConditionalFormatType} {format.Range.RangeAddress}").DefaultIfEmpty("no colours")));

    private static IEnumerable<string> Rows(IXLWorksheet sheet, bool whole)
    {
        var rows = sheet.RowsUsed().ToList();
        if (whole && rows.Count <= WholeRows)
        {
            return rows.Select(Row);
        }

        var (first, last) = whole ? (FirstRows, LastRows) : (2, 0);
        return [.. rows.Take(first).Select(Row), $"… {rows.Count - first - last} rows", .. rows.TakeLast(last).Select(Row), $"all {string.Join(Between, sheet.ColumnsUsed().Select(Column))}"];
    }

    private static string Row(IXLRow row) => $"{row.RowNumber(),4} {string.Join(Between, row.Cells(1, row.LastCellUsed().Address.ColumnNumber).Select(Cell))}";

    // What a column comes to: its numbers, and how many different words it has.
    private static string Column(IXLColumn column)
    {
        var cells = column.CellsUsed().ToList();
        var numbers = cells.Where(cell => Value(cell) is double).Select(cell => (decimal)(double)Value(cell)!).ToList();
        return $"{column.ColumnLetter()}: {(numbers.Count > 0 ? FormattableString.Invariant($"{numbers.Count} numbers {numbers.Sum():0.####}, ") : "")}{cells.Select(Value).OfType<string>().Distinct().Count()} texts";
    }

    private static string Cell(IXLCell cell) => cell.HasFormula ? $"={cell.FormulaA1} → {Said(Value(cell))}" : Said(Value(cell));

    private static string Said(object? value) => value switch
    {
        null => "",
        string text => $"\"{text.Replace("\n", "↵", StringComparison.Ordinal)}\"",
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => ((decimal)number).ToString("0.######", CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType().Name} is no cell value."),
    };

    // ClosedXML would reckon a formula again; what stands in the file is what is compared.
    private static object? Value(IXLCell cell) =>
        cell.HasFormula ? cell.CachedValue is string text && double.TryParse(text, CultureInfo.InvariantCulture, out var answer) ? answer : cell.CachedValue
        : cell.IsEmpty() ? null
        : cell.DataType switch
        {
            XLDataType.Number => cell.GetDouble(),
            XLDataType.DateTime => cell.GetDateTime(),
            _ => cell.GetString(),
        };

    // ClosedXML knows no charts.
    private static Dictionary<string, string[]> Charts(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        return document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ToDictionary(
            sheet => sheet.Name!.Value!,
            sheet => (((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)).DrawingsPart?.ChartParts ?? []).Select(part => $"\"{part.ChartSpace.Descendants<C.Title>().First().InnerText}\" of {string.Join(" by ", part.ChartSpace.Descendants<C.Formula>().Select(formula => formula.Text))}").ToArray());
    }

    // The clock of the demo runs on while the district is made.
    [GeneratedRegex(@"(?<=\d{4}-\d\d-\d\d )\d\d:\d\d")]
    private static partial Regex Hour();
}
