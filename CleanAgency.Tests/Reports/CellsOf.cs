using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CleanAgency.Tests.Reports;

/// <summary>What a workbook's cells hold, by sheet and place: text as it is, numbers and the answers of formulas as they are written.</summary>
internal static class CellsOf
{
    public static Dictionary<(string Sheet, string Place), string> All(byte[] workbook) =>
        Read(workbook).Where(cell => cell.Value.Length > 0).ToDictionary(cell => (cell.Sheet, cell.Place), cell => cell.Value);

    public static IReadOnlyList<(string Sheet, string Place, string Value)> Formulas(byte[] workbook) => [.. Read(workbook).Where(cell => cell.Formula).Select(cell => (cell.Sheet, cell.Place, cell.Value))];

    /// <summary>A column of a sheet from its first row on, as far as there is a code in the column beside which it stands.</summary>
    public static Dictionary<string, string> Column(byte[] workbook, string sheet, string keys, string values)
    {
        var cells = All(workbook);
        return cells.Where(cell => cell.Key.Sheet == sheet && cell.Key.Place.TrimEnd(Digits) == keys && int.Parse(cell.Key.Place[keys.Length..], null) > 3)
            .ToDictionary(cell => cell.Value, cell => cells.GetValueOrDefault((sheet, values + cell.Key.Place[keys.Length..]), ""));
    }

    private static readonly char[] Digits = [.. "0123456789"];

    private static IEnumerable<(string Sheet, string Place, string Value, bool Formula)> Read(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var book = document.WorkbookPart!;
        var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        return
        [
            .. from sheet in book.Workbook.Sheets!.Elements<Sheet>()
               from cell in ((WorksheetPart)book.GetPartById(sheet.Id!.Value!)).Worksheet.Descendants<Cell>()
               let text = cell.DataType?.Value == CellValues.SharedString ? shared[int.Parse(cell.CellValue!.Text, null)]
                   : cell.DataType?.Value == CellValues.InlineString ? cell.InlineString!.InnerText
                   : cell.CellValue?.Text ?? ""
               select (sheet.Name!.Value!, cell.CellReference!.Value!, text, cell.CellFormula is not null),
        ];
    }
}
