using System.Text.RegularExpressions;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CleanAgency.Infrastructure.Sheets;

/// <summary>How all of our workbooks look, on the screen and on paper.</summary>
internal static partial class WorkbookStyle
{
    public static readonly XLColor Ink = XLColor.FromHtml("#0B4F55");
    public static readonly XLColor Pale = XLColor.FromHtml("#E3EFEE");
    public static readonly XLColor Wrong = XLColor.FromHtml("#FBE3E8");
    public static readonly XLColor Changed = XLColor.FromHtml("#FCEFD5");
    public static readonly XLColor Fresh = XLColor.FromHtml("#E3ECFA");
    private static readonly XLColor Line = XLColor.FromHtml("#C9D2D1");

    public static XLWorkbook NewBook(string title)
    {
        var book = new XLWorkbook();
        book.Properties.Title = title;
        book.Properties.Author = "";
        return book;
    }

    /// <summary>
    /// A column's looks, before its cells are filled: they inherit it. Never the style of a book or a sheet: ClosedXML 0.95
    /// would then write a column 11 to 16384 before column 1, an order that Excel need not accept.
    /// </summary>
    public static IXLStyle Column(IXLColumn column, double width)
    {
        column.Width = width;
        column.Style.Font.FontName = "\u5B8B\u4F53";
        column.Style.Font.FontSize = 11;
        column.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        return column.Style;
    }

    /// <summary>The row of titles: a required column is dark, one that may be blank is pale.</summary>
    public static void Header(IXLCell cell, string title, bool required)
    {
        cell.SetValue(title);
        var style = cell.Style;
        style.Font.Bold = true;
        style.Font.FontColor = required ? XLColor.White : Ink;
        style.Fill.BackgroundColor = required ? Ink : Pale;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        style.Alignment.WrapText = true;
        style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        style.Border.OutsideBorderColor = Line;
    }

    /// <summary>A4 across, as wide as the page, the titles on every page.</summary>
    public static void ForPaper(IXLWorksheet sheet, string title, int headerRow)
    {
        sheet.SheetView.FreezeRows(headerRow);
        var page = sheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = XLPageOrientation.Landscape;
        page.FitToPages(1, 0);
        page.SetRowsToRepeatAtTop(headerRow, headerRow);
        page.Margins.SetLeft(0.5).SetRight(0.5).SetTop(0.75).SetBottom(0.75).SetHeader(0.3).SetFooter(0.3);
        page.Header.Center.AddText(title.Replace("&", "&&", StringComparison.Ordinal), XLHFOccurrence.AllPages);
        page.Footer.Left.AddText(XLHFPredefinedText.SheetName, XLHFOccurrence.AllPages);
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber, XLHFOccurrence.AllPages);
        page.Footer.Right.AddText(" / ", XLHFOccurrence.AllPages);
        page.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages, XLHFOccurrence.AllPages);
    }

    /// <summary>Never cell.Value = string: it would turn 001 into 1 and an identity number into 3.3E+17.</summary>
    public static void Put(IXLCell cell, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                cell.SetValue(text);
                // Edited again in Excel, a text that begins like a formula would become one.
                if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@')
                {
                    cell.Style.SetIncludeQuotePrefix(true);
                }

                break;
            case DateTime moment:
                cell.SetValue(moment);
                break;
            case int number:
                cell.SetValue(number);
                break;
            case decimal number:
                cell.SetValue(number);
                break;
            case double number:
                cell.SetValue(number);
                break;
            case bool yes:
                cell.SetValue(yes);
                break;
            default:
                throw new NotSupportedException($"{value.GetType().Name} is no cell value.");
        }
    }

    /// <summary>Into how many lines a text breaks in a column. No font is measured: a Chinese letter is twice as wide as any other.</summary>
    public static int LinesOf(string text, double width) => text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Sum(letter => letter < 0x2E80 ? 1.1 : 2.1) / width)));

    public static byte[] Saved(XLWorkbook book)
    {
        using var file = new MemoryStream();
        book.SaveAs(file);
        RepeatTitles(file);
        return file.ToArray();
    }

    // ClosedXML 0.95 writes 1:1 for the rows to repeat on each page; LibreOffice understands only $1:$1, and Excel writes that.
    private static void RepeatTitles(MemoryStream file)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: true);
        foreach (var name in document.WorkbookPart?.Workbook.DefinedNames?.Elements<DefinedName>() ?? [])
        {
            if (name.Name == "_xlnm.Print_Titles")
            {
                name.Text = Rows().Replace(name.Text, "!$$$1:$$$2");
            }
        }
    }

    [GeneratedRegex(@"!(\d+):(\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Rows();
}
