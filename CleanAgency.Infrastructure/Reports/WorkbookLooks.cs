using CleanAgency.Core.Reports;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CleanAgency.Infrastructure.Reports;

/// <summary>How the cells of all reports look. A cell names its look by its place in the list.</summary>
internal static class WorkbookLooks
{
    public const uint Heading = 1;
    public const uint Note = 2;
    public const uint Title = 3;
    public const uint TableHeading = 4;
    public const string Ink = "FF0B4F55";
    private const uint FirstOfCells = 5;
    private const string Song = "\u5B8B\u4F53";
    private const uint OwnFormats = 164;

    private static readonly CellLook[] Looks = Enum.GetValues<CellLook>();
    private static readonly bool[] Both = [false, true];
    private static readonly string[] Formats = ["0.00", "0.0###", "0.0%", "yyyy-mm-dd", "0"];

    /// <param name="quoted">Edited again in Excel, a text that begins like a formula would become one.</param>
    public static uint Of(CellLook look, bool strong, bool quoted = false) => FirstOfCells + ((uint)look * 4) + (strong ? 1u : 0) + (quoted ? 2u : 0);

    public static Stylesheet Stylesheet() => new()
    {
        NumberingFormats = new(Formats.Select((code, i) => new NumberingFormat { NumberFormatId = OwnFormats + (uint)i, FormatCode = code })),
        Fonts = new(Font(11), Font(11, bold: true), Font(11, bold: true, "FFFFFFFF"), Font(16, bold: true, Ink), Font(10, bold: false, "FF5B6B6A"), Font(12, bold: true, Ink)),
        Fills = new(Fill(PatternValues.None, null), Fill(PatternValues.Gray125, null), Fill(PatternValues.Solid, Ink), Fill(PatternValues.Solid, "FFE3EFEE")),
        Borders = new(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Box()),
        CellStyleFormats = new(new CellFormat()),
        CellFormats = new(
            [
                new CellFormat(),
                Format(font: 3, HorizontalAlignmentValues.Left), Format(font: 4, HorizontalAlignmentValues.Left),
                Format(font: 2, HorizontalAlignmentValues.Center, fill: 2, border: 1, wrap: true), Format(font: 5, HorizontalAlignmentValues.Left),
                .. from look in Looks from quoted in Both from strong in Both select Cell(look, strong, quoted),
            ]),
        CellStyles = new(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }),
    };

    private static CellFormat Cell(CellLook look, bool strong, bool quoted)
    {
        var format = Format(strong ? 1u : 0, look is CellLook.Text ? HorizontalAlignmentValues.Left : HorizontalAlignmentValues.Center, strong ? 3u : 0, border: 1, wrap: look is CellLook.Text or CellLook.Word);
        if (NumberOf(look) is { } number)
        {
            (format.NumberFormatId, format.ApplyNumberFormat) = (number, true);
        }

        format.QuotePrefix = quoted ? true : null;
        return format;
    }

    private static uint? NumberOf(CellLook look) => look switch
    {
        CellLook.Points => OwnFormats,
        CellLook.Exact => OwnFormats + 1,
        CellLook.Percent => OwnFormats + 2,
        CellLook.Date => OwnFormats + 3,
        CellLook.Whole => OwnFormats + 4,
        _ => null,
    };

    private static CellFormat Format(uint font, HorizontalAlignmentValues across, uint fill = 0, uint border = 0, bool wrap = false) =>
        new(new Alignment { Horizontal = across, Vertical = VerticalAlignmentValues.Center, WrapText = wrap ? true : null })
        {
            FontId = font, FillId = fill, BorderId = border, ApplyFont = true, ApplyFill = fill > 0, ApplyBorder = border > 0, ApplyAlignment = true,
        };

    private static Font Font(double size, bool bold = false, string? colour = null)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size });
        if (colour is not null)
        {
            font.Append(new Color { Rgb = colour });
        }

        font.Append(new FontName { Val = Song });
        return font;
    }

    private static Fill Fill(PatternValues pattern, string? colour)
    {
        var fill = new PatternFill { PatternType = pattern };
        if (colour is not null)
        {
            fill.Append(new ForegroundColor { Rgb = colour });
        }

        return new(fill);
    }

    private static Border Box()
    {
        return new(Side<LeftBorder>(), Side<RightBorder>(), Side<TopBorder>(), Side<BottomBorder>(), new DiagonalBorder());

        static T Side<T>()
            where T : BorderPropertiesType, new()
        {
            var side = new T { Style = BorderStyleValues.Thin };
            side.Append(new Color { Rgb = "FFC9D2D1" });
            return side;
        }
    }
}
