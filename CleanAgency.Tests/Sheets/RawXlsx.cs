using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Tests.Sheets;

/// <summary>Writes the parts of an .xlsx by hand: what no well-behaved library would write has to be read too.</summary>
internal sealed class RawXlsx
{
    private readonly Dictionary<string, string> parts = new()
    {
        ["[Content_Types].xml"] = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""",
        ["_rels/.rels"] = Rels("""<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>"""),
        ["xl/styles.xml"] =
            """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="200" formatCode="000"/><numFmt numFmtId="201" formatCode="&quot;U&quot;00"/><numFmt numFmtId="202" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="201"/><xf numFmtId="202"/><xf numFmtId="14"/></cellXfs></styleSheet>""",
    };

    private readonly List<string> sheets = [];

    /// <summary>The header of the bureaus, and rows as lists of cells, each a text or "&lt;c…".</summary>
    public static RawXlsx Bureaus(params string[][] rows) =>
        new RawXlsx().Sheet("单位", [[.. BureauSheet.Layout.Columns.Select(column => column.Title)], .. rows]);

    public static string[] Row(string code = "U01", string name = "区委办公室", string heads = "26", string since = "2019-03-01", string window = "是", string kind = "党群综合类", string points = "0.5", string areas = "", string order = "", string note = "") =>
        [code, name, kind, heads, window, since, points, areas, order, note];

    public static string Number(double number, int style = 0) =>
        string.Create(CultureInfo.InvariantCulture, $"""<c s="{style}"><v>{number:R}</v></c>""");

    public RawXlsx Sheet(string name, string[][] rows, string after = "", string state = "visible")
    {
        var data = new StringBuilder();
        for (var row = 0; row < rows.Length; row++)
        {
            data.Append(CultureInfo.InvariantCulture, $"""<row r="{row + 1}">""");
            for (var column = 0; column < rows[row].Length; column++)
            {
                var place = $"""<c r="{new CellRange(row + 1, column)}" """;
                data.Append(rows[row][column] switch
                {
                    "" => "",
                    var cell when cell.StartsWith("<c", StringComparison.Ordinal) => place + cell[2..],
                    var text => $"""{place}t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text)}</t></is></c>""",
                });
            }

            data.Append("</row>");
        }

        return SheetXml(name, $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{data}</sheetData>{after}</worksheet>""", state);
    }

    public RawXlsx SheetXml(string name, string xml, string state = "visible")
    {
        sheets.Add($"""<sheet name="{SecurityElement.Escape(name)}" sheetId="{sheets.Count + 1}" state="{state}" r:id="s{sheets.Count + 1}"/>""");
        return Part($"xl/worksheets/sheet{sheets.Count}.xml", xml);
    }

    public RawXlsx Part(string name, string xml)
    {
        parts[name] = xml;
        return this;
    }

    public RawXlsx Without(string name)
    {
        parts.Remove(name);
        return this;
    }

    public byte[] File(Action<ZipArchive>? more = null)
    {
        parts.TryAdd("xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheets)}</sheets></workbook>""");
        parts.TryAdd("xl/_rels/workbook.xml.rels", Rels(
            string.Concat(sheets.Select((_, i) => $"""<Relationship Id="s{i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""))
            + """<Relationship Id="st" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"""));
        return Zip(parts.Select(part => (part.Key, Encoding.UTF8.GetBytes(part.Value))), more);
    }

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> entries, Action<ZipArchive>? more = null)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }

            more?.Invoke(zip);
        }

        return file.ToArray();
    }

    private static string Rels(string inside) => $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>""";
}
