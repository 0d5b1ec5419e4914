using ClosedXML.Excel;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Infrastructure.Sheets;

/// <summary>The last sheet of a template: what belongs into each column.</summary>
internal static class FillingGuide
{
    private static readonly double[] Widths = [14, 20, 8, 60, 50];

    public static void AddTo(XLWorkbook book, string title, IReadOnlyList<SheetContent> sheets)
    {
        var guide = book.AddWorksheet(Written.InOffice("Sheets.Guide.Sheet"));
        string[] titles = ["Of", "Column", "Required", "How", "Note"];
        for (var i = 0; i < titles.Length; i++)
        {
            WorkbookStyle.Column(guide.Column(i + 1), Widths[i]).Alignment.WrapText = true;
            WorkbookStyle.Header(guide.Cell(1, i + 1), Written.InOffice($"Sheets.Guide.{titles[i]}"), required: true);
        }

        var row = 1;
        foreach (var (sheet, column) in sheets.SelectMany(sheet => sheet.Columns.Select(column => (sheet, column))))
        {
            row++;
            string[] cells = [sheet.Name, column.Title, Written.InOffice(column.Required ? "Sheets.Yes" : "Sheets.No"), column.Hint, column.Text.Note ?? ""];
            for (var i = 0; i < cells.Length; i++)
            {
                WorkbookStyle.Put(guide.Cell(row, i + 1), cells[i]);
            }
        }

        WorkbookStyle.ForPaper(guide, title, headerRow: 1);
    }
}
