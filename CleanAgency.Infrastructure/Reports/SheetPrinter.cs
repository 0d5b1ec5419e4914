using System.Globalization;
using CleanAgency.Core.Common;
using CleanAgency.Core.Reports;
using CleanAgency.Infrastructure.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CleanAgency.Infrastructure.Reports;

/// <summary>One sheet, row by row.</summary>
internal sealed class SheetPrinter
{
    private const int RowsBetweenLooks = 500;
    private const double OneLine = 18;
    private const double NextLine = 14.5;
    private const double Highest = 400; // Excel takes 409

    private readonly ReportSheet sheet;
    private readonly OpenXmlWriter xml;
    private readonly string[] letters;
    private readonly double[] widths;
    private int row;

    private SheetPrinter(ReportSheet sheet, OpenXmlWriter xml)
    {
        (this.sheet, this.xml) = (sheet, xml);
        widths = [.. sheet.Tables[0].Columns.Select(column => column.Width)];
        letters = [.. Enumerable.Range(0, sheet.Tables.Max(table => table.Columns.Count)).Select(ReportSheet.Letter)];
    }

    public static void Print(ReportSheet sheet, string title, Stream to, CancellationToken ct)
    {
        using var xml = OpenXmlWriter.Create(to);
        new SheetPrinter(sheet, xml).Print(title, ct);
    }

    private void Print(string title, CancellationToken ct)
    {
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        xml.WriteElement(new SheetViews(View()));
        xml.WriteElement(new SheetFormatProperties { DefaultRowHeight = OneLine, CustomHeight = true });
        xml.WriteElement(new Columns(sheet.Tables[0].Columns.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })));
        xml.WriteStartElement(new SheetData());
        Line(sheet.Heading, WorkbookLooks.Heading, 28);
        Line(sheet.Note, WorkbookLooks.Note, 18);
        var last = 0;
        foreach (var table in sheet.Tables)
        {
            if (table != sheet.Tables[0])
            {
                row++;
                Line(table.Heading, WorkbookLooks.TableHeading, 24);
            }

            Titles(table);
            foreach (var cells in table.Rows)
            {
                Cells(table, cells);
                if (row % RowsBetweenLooks == 0)
                {
                    ct.ThrowIfCancellationRequested();
                }
            }

            last = last == 0 ? row : last;
        }

        xml.WriteEndElement();
        Afterwards(title, last);
        xml.WriteEndElement();
    }

    private SheetView View()
    {
        var below = $"{letters[0]}{ReportSheet.FirstRow}";
        var pane = sheet.FrozenColumns == 0
            ? new Pane { VerticalSplit = ReportSheet.FirstRow - 1, TopLeftCell = below, ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }
            : new Pane { HorizontalSplit = sheet.FrozenColumns, VerticalSplit = ReportSheet.FirstRow - 1, TopLeftCell = $"{letters[sheet.FrozenColumns]}{ReportSheet.FirstRow}", ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen };
        return new(pane) { WorkbookViewId = 0, ShowGridLines = false };
    }

    // What the schema wants after the cells, in its order.
    private void Afterwards(string title, int last)
    {
        if (sheet.Sealed)
        {
            xml.WriteElement(new SheetProtection { Sheet = true, AutoFilter = false, Sort = false, FormatColumns = false, FormatRows = false });
        }

        if (sheet.Tables.Count == 1 && last >= ReportSheet.FirstRow)
        {
            xml.WriteElement(new AutoFilter { Reference = $"A{ReportSheet.FirstRow - 1}:{letters[sheet.Tables[0].Columns.Count - 1]}{last}" });
        }

        xml.WriteElement(new MergeCells(new MergeCell { Reference = $"A1:{letters[^1]}1" }, new MergeCell { Reference = $"A2:{letters[^1]}2" }));
        if (sheet.Scale is { } scale && last >= ReportSheet.FirstRow)
        {
            xml.WriteElement(Coloured($"{letters[scale.From]}{ReportSheet.FirstRow}:{letters[scale.To]}{last}"));
        }

        xml.WriteElement(new PrintOptions { HorizontalCentered = true });
        xml.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.75, Bottom = 0.75, Header = 0.3, Footer = 0.3 });
        xml.WriteElement(new PageSetup { PaperSize = 9, Orientation = sheet.Portrait ? OrientationValues.Portrait : OrientationValues.Landscape, FitToWidth = 1, FitToHeight = sheet.Chart is { OnOnePage: true } ? 1u : 0 });
        xml.WriteElement(new HeaderFooter { OddHeader = new($"&C{title.Replace("&", "&&", StringComparison.Ordinal)}"), OddFooter = new("&L&A&R&P / &N") });
        if (sheet.Chart is not null)
        {
            xml.WriteElement(new Drawing { Id = "rId1" });
        }
    }

    private static ConditionalFormatting Coloured(string where)
    {
        var scale = new ColorScale(
            new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Number, Val = "0" },
            new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Number, Val = "0.75" },
            new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Number, Val = "1" },
            new Color { Rgb = "FFF2A3B1" }, new Color { Rgb = "FFFCEFD5" }, new Color { Rgb = "FFDDEFE6" });
        return new(new ConditionalFormattingRule(scale) { Type = ConditionalFormatValues.ColorScale, Priority = 1 }) { SequenceOfReferences = new([where]) };
    }

    private void Line(string text, uint look, double height)
    {
        Start(height);
        Text(0, text, look);
        xml.WriteEndElement();
    }

    private void Titles(ReportTable table)
    {
        Start(Math.Max(30, HeightOf(table.Columns.Select(column => column.Title)) + 6));
        for (var i = 0; i < table.Columns.Count; i++)
        {
            Text(i, table.Columns[i].Title, WorkbookLooks.Title);
        }

        xml.WriteEndElement();
    }

    private void Cells(ReportTable table, ReportRow cells)
    {
        Start(HeightOf(cells.Cells.Select(cell => cell as string)));
        for (var i = 0; i < cells.Cells.Count; i++)
        {
            Cell(i, cells.Cells[i], table.Columns[i].Look, cells.Strong);
        }

        xml.WriteEndElement();
    }

    private void Cell(int column, object? value, CellLook look, bool strong)
    {
        switch (value)
        {
            case null:
                xml.WriteElement(new Cell { CellReference = Place(column), StyleIndex = WorkbookLooks.Of(look, strong) });
                break;
            case string text:
                // A word in a column of numbers stands in the middle, as they do.
                look = look is CellLook.Text ? look : CellLook.Word;
                Text(column, text, WorkbookLooks.Of(look, strong, text.Length > 0 && text[0] is '=' or '+' or '-' or '@'));
                break;
            case Core.Reports.Formula formula:
                var cell = new Cell { CellReference = Place(column), StyleIndex = WorkbookLooks.Of(look, strong), CellFormula = new(formula.Text) };
                cell.CellValue = formula.Answer is { } answer ? new(answer) : null;
                xml.WriteElement(cell);
                break;
            default:
                xml.WriteElement(new Cell { CellReference = Place(column), StyleIndex = WorkbookLooks.Of(look, strong), CellValue = new(Number(value)) });
                break;
        }
    }

    private static string Number(object value) => value switch
    {
        Points points => points.Value.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToDateTime(default).ToOADate().ToString(CultureInfo.InvariantCulture),
        IFormattable number and (int or decimal or double) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType().Name} is no cell value."),
    };

    private void Text(int column, string text, uint look) => xml.WriteElement(new Cell
    {
        CellReference = Place(column), StyleIndex = look, DataType = CellValues.InlineString,
        InlineString = new(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }),
    });

    // What XML cannot hold came with a paste and was never seen by anybody; Excel takes no more than 32,767 characters.
    private static string Clean(string text)
    {
        var clean = text.All(System.Xml.XmlConvert.IsXmlChar) ? text : new([.. text.Where(System.Xml.XmlConvert.IsXmlChar)]);
        return clean.Length <= short.MaxValue ? clean : clean[..short.MaxValue];
    }

    private void Start(double height) => xml.WriteStartElement(new Row { RowIndex = (uint)++row, Height = height, CustomHeight = true });

    // Not every program grows a row by itself.
    private double HeightOf(IEnumerable<string?> texts) =>
        Math.Min(Highest, OneLine + (NextLine * (texts.Select((text, i) => text is null ? 1 : WorkbookStyle.LinesOf(text, widths[i])).DefaultIfEmpty(1).Max() - 1)));


    private string Place(int column) => letters[column] + row.ToString(CultureInfo.InvariantCulture);
}
