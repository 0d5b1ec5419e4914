using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Infrastructure.Sheets;

/// <summary>
/// Reads the cells of an uploaded .xlsx and nothing else, from its parts. ClosedXML 0.95 cannot be used for uploads on
/// Linux: it throws on any workbook with a picture, and on comments that LibreOffice wrote.
/// </summary>
internal sealed partial class SheetReader(Package package, UnpackBudget budget)
{
    // Of a longer sheet the rows are only counted.
    private const int RowsKept = 20_000;
    private const int ColumnsKept = 500;
    private readonly List<string> shared = [];
    private readonly NumberFormats formats = new();
    private bool epoch1904;

    public RawWorkbook Read()
    {
        var book = package.Relations("").FirstOrDefault(relation => relation.Kind == "officeDocument").Part ?? "xl/workbook.xml";
        if (!package.Has("[Content_Types].xml") || !package.Has(book) || book.EndsWith(".bin", StringComparison.Ordinal) || !IsWorkbook(book))
        {
            throw FileKind.RefusalOf(package);
        }

        var relations = package.Relations(book).ToList();
        foreach (var relation in relations.Where(relation => package.Has(relation.Part)))
        {
            switch (relation.Kind)
            {
                case "sharedStrings":
                    ReadSharedStrings(relation.Part);
                    break;
                case "styles":
                    formats.Read(package, relation.Part);
                    break;
            }
        }

        var sheets = relations.Where(relation => relation.Kind == "worksheet").ToDictionary(relation => relation.Id, relation => relation.Part);
        return new([.. Names(book).Where(sheet => sheets.ContainsKey(sheet.Id)).Select(sheet => ReadSheet(sheet.Name, sheets[sheet.Id]))]);
    }

    private RawSheet ReadSheet(string name, string part)
    {
        using var xml = package.Open(part);
        var (rows, merged, count) = (new List<RawRow>(), new List<CellRange>(), 0);
        var cells = new Dictionary<int, RawCell>();
        var (row, column) = (0, -1);
        while (xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    Finish();
                    row = Next(row, xml.GetAttribute("r"));
                    column = -1;
                    break;
                case (XmlNodeType.Element, "c"):
                    column = xml.GetAttribute("r") is { } reference ? RangeOf(reference).Column : column + 1;
                    var cell = ReadCell(xml);
                    if (!cell.IsBlank && column < ColumnsKept)
                    {
                        budget.SpendCell();
                        cells[column] = cell;
                    }

                    break;
                case (XmlNodeType.Element, "mergeCell") when xml.GetAttribute("ref") is { } range:
                    budget.SpendMerged();
                    merged.Add(RangeOf(range));
                    break;
            }
        }

        Finish();
        return new(name, rows, count, merged);

        void Finish()
        {
            if (cells.Count > 0)
            {
                count++;
                if (rows.Count < RowsKept)
                {
                    rows.Add(new(row, cells));
                }

                cells = [];
            }
        }
    }

    private static int Next(int row, string? written)
    {
        var next = written is null ? row + 1 : int.Parse(written, CultureInfo.InvariantCulture);
        return next > row ? next : throw new InvalidDataException("Rows out of order.");
    }

    private RawCell ReadCell(XmlReader xml)
    {
        var type = xml.GetAttribute("t");
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (xml.IsEmptyElement)
        {
            return RawCell.Nothing;
        }

        var (text, formula) = CellText(xml);
        var cell = type switch
        {
            "s" when text.Length > 0 => RawCell.Text(shared[int.Parse(text, CultureInfo.InvariantCulture)]),
            "b" when text.Length > 0 => new(text is "1" or "true", text is "1" or "true" ? "TRUE" : "FALSE"),
            "e" => new(text, text, RawTrouble.Error),
            "str" or "inlineStr" => RawCell.Text(Unescaped(text)),
            "d" when text.Length > 0 => Moment(DateTime.Parse(text, CultureInfo.InvariantCulture)),
            _ when text.Length == 0 => RawCell.Nothing,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? Number(value, style) : RawCell.Text(text),
        };
        return formula ? cell with { Trouble = RawTrouble.Formula } : cell;
    }

    private RawCell Number(double number, int style)
    {
        if (!double.IsFinite(number))
        {
            throw new InvalidDataException("A number that is none.");
        }

        if (!formats.IsDate(style) || number is < 0 or >= 2958466)
        {
            return new(number, formats.Show(number, style));
        }

        // Excel believes in 29 February 1900, so its first days are one off.
        var day = epoch1904 ? number + 1462 : number is >= 1 and < 60 ? number + 1 : number;
        return Moment(DateTime.FromOADate(day));
    }

    private static RawCell Moment(DateTime moment) =>
        new(moment, moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    private static (string Text, bool Formula) CellText(XmlReader xml)
    {
        var text = new StringBuilder();
        var (depth, take, formula, phonetic) = (xml.Depth, false, false, false);
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    formula |= xml.LocalName == "f";
                    phonetic |= xml.LocalName == "rPh" && !xml.IsEmptyElement;
                    take = xml.LocalName is "v" or "t" && !xml.IsEmptyElement && !phonetic;
                    break;
                case XmlNodeType.EndElement:
                    phonetic &= xml.LocalName != "rPh";
                    take = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when take:
                    text.Append(xml.Value);
                    break;
            }
        }

        return (text.ToString(), formula);
    }

    private void ReadSharedStrings(string part)
    {
        using var xml = package.Open(part);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                budget.SpendCell();
                shared.Add(xml.IsEmptyElement ? "" : Unescaped(CellText(xml).Text));
            }
        }
    }

    private bool IsWorkbook(string part)
    {
        using var xml = package.Open(part);
        return xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == "workbook";
    }

    private List<(string Name, string Id)> Names(string book)
    {
        var names = new List<(string, string)>();
        using var xml = package.Open(book);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "workbookPr")
            {
                epoch1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet")
            {
                names.Add((xml.GetAttribute("name") ?? "", RelationId(xml)));
            }
        }

        return names;
    }

    // Strict files use another namespace for the same attribute.
    private static string RelationId(XmlReader xml)
    {
        var id = "";
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            id = xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal) ? xml.Value : id;
        }

        xml.MoveToElement();
        return id;
    }

    private static CellRange RangeOf(string reference)
    {
        if (Reference().Match(reference) is not { Success: true } match)
        {
            throw new InvalidDataException($"{reference} is no cell.");
        }

        var (row, column) = (Row("r1"), Column("c1"));
        return match.Groups["c2"].Success ? new(row, column, Row("r2"), Column("c2")) : new(row, column);

        int Row(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        int Column(string group) => match.Groups[group].Value.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;
    }

    // Characters that XML cannot carry are written as _x000D_.
    private static string Unescaped(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escape().Replace(text, match => ((char)ushort.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    [GeneratedRegex("^\\$?(?<c1>[A-Z]{1,3})\\$?(?<r1>[0-9]{1,7})(:\\$?(?<c2>[A-Z]{1,3})\\$?(?<r2>[0-9]{1,7}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
