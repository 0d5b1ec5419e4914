using ClosedXML.Excel;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Infrastructure.Sheets;

/// <summary>Exports and templates: both have the columns of the layout, so both can be imported.</summary>
internal static class WorkbookWriter
{
    // A list inside a validation may have 255 characters and no comma in a word.
    private const int ListLength = 255;
    private const int LineHeight = 15;
    private const int TallestRow = 409;

    public static byte[] Export(string title, IReadOnlyList<SheetContent> sheets)
    {
        using var book = WorkbookStyle.NewBook(title);
        foreach (var sheet in sheets)
        {
            Add(book, title, sheet);
        }

        return WorkbookStyle.Saved(book);
    }

    public static byte[] Template(string title, IReadOnlyList<SheetContent> sheets)
    {
        using var book = WorkbookStyle.NewBook(title);
        foreach (var sheet in sheets)
        {
            Prompt(Add(book, title, sheet), sheet);
        }

        FillingGuide.AddTo(book, title, sheets);
        return WorkbookStyle.Saved(book);
    }

    private static IXLWorksheet Add(XLWorkbook book, string title, SheetContent content)
    {
        var sheet = book.AddWorksheet(content.Name);
        foreach (var column in content.Columns)
        {
            var style = WorkbookStyle.Column(sheet.Column(column.Index + 1), column.Width);
            style.NumberFormat.Format = column.Form switch
            {
                CellForm.Date => "yyyy-mm-dd",
                CellForm.Number => "General",
                _ => "@",
            };
            style.Alignment.WrapText = column.Form == CellForm.Text;
            style.Alignment.Horizontal = column.Form == CellForm.Text && column.Choices.Count == 0
                ? XLAlignmentHorizontalValues.Left
                : XLAlignmentHorizontalValues.Center;
            WorkbookStyle.Header(sheet.Cell(1, column.Index + 1), column.Title, column.Required);
            Offer(sheet, column, content.MostRows);
        }

        var number = 1;
        foreach (var row in content.Rows)
        {
            number++;
            for (var i = 0; i < row.Count; i++)
            {
                if (row[i] is { } value)
                {
                    WorkbookStyle.Put(sheet.Cell(number, i + 1), value);
                }
            }

            if (Lines(content.Columns, row) is > 1 and var lines)
            {
                sheet.Row(number).Height = Math.Min(lines * LineHeight, TallestRow);
            }
        }

        sheet.Row(1).Height = 24;
        sheet.Range(1, 1, number, content.Columns.Count).SetAutoFilter();
        WorkbookStyle.ForPaper(sheet, title, headerRow: 1);
        return sheet;
    }

    // No program makes a row as tall as its text by itself when it opens a file, so the text would lie over the rows beneath.
    private static int Lines(IReadOnlyList<SheetColumn> columns, IReadOnlyList<object?> row) =>
        row.Select((value, i) => value is string text ? WorkbookStyle.LinesOf(text, columns[i].Width) : 1).DefaultIfEmpty(1).Max();

    private static void Offer(IXLWorksheet sheet, SheetColumn column, int rows)
    {
        var list = string.Join(',', column.Choices);
        if (column.Choices.Count > 0 && list.Length <= ListLength && column.Choices.All(word => word.AsSpan().IndexOfAny(',', '"') < 0))
        {
            var rule = Below(sheet, column, rows).SetDataValidation();
            rule.List($"\"{list}\"", inCellDropdown: true);
            rule.ErrorTitle = Cut(column.Title, 32);
            rule.ErrorMessage = Cut(column.Hint, 225);
        }
    }

    private static void Prompt(IXLWorksheet sheet, SheetContent content)
    {
        foreach (var column in content.Columns)
        {
            var rule = Below(sheet, column, content.MostRows).SetDataValidation();
            if (rule.AllowedValues == XLAllowedValues.AnyValue)
            {
                // A rule that nothing breaks: one of no type would be written with an empty formula.
                rule.TextLength.EqualOrGreaterThan(0);
                rule.ShowErrorMessage = false;
            }

            rule.InputTitle = Cut(column.Title, 32);
            rule.InputMessage = Cut(column.Hint, 255);
            rule.ShowInputMessage = true;
            rule.IgnoreBlanks = true;
        }
    }

    private static IXLRange Below(IXLWorksheet sheet, SheetColumn column, int rows) =>
        sheet.Range(2, column.Index + 1, rows + 1, column.Index + 1);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
