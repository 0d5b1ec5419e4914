using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>The cells of a workbook, to be written once more by a writer that knows nothing but strings: the floor of any way to make it.</summary>
internal sealed class WrittenCells
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly List<List<List<Cell>>> sheets = [];

    public int Count => sheets.Sum(rows => rows.Sum(row => row.Count));

    public static WrittenCells Of(Stream workbook)
    {
        var cells = new WrittenCells();
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var part in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)))
        {
            using var xml = XmlReader.Create(part.Open());
            List<List<Cell>> rows = [];
            while (xml.ReadToFollowing("row", Namespace))
            {
                using var row = xml.ReadSubtree();
                List<Cell> read = [];
                while (row.ReadToFollowing("c", Namespace))
                {
                    read.Add(Cell.Of(row));
                }

                rows.Add(read);
            }

            cells.sheets.Add(rows);
        }

        return cells;
    }

    public void Write(Stream to)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (number, rows) in sheets.Index())
        {
            using var text = new StreamWriter(zip.CreateEntry($"sheet{number + 1}.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 16);
            foreach (var row in rows)
            {
                text.Write("<row>");
                foreach (var cell in row)
                {
                    cell.Write(text);
                }

                text.Write("</row>");
            }
        }
    }

    private sealed record Cell(string Place, string? Text, string? Formula, string? Value)
    {
        public static Cell Of(XmlReader at)
        {
            var place = at.GetAttribute("r")!;
            string? text = null, formula = null, value = null;
            using var inside = at.ReadSubtree();
            inside.Read();
            var element = "";
            while (inside.Read())
            {
                if (inside.NodeType == XmlNodeType.Element)
                {
                    element = inside.LocalName;
                }
                else if (inside.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                {
                    (text, formula, value) = element switch
                    {
                        "t" => (inside.Value, formula, value),
                        "f" => (text, inside.Value, value),
                        "v" => (text, formula, inside.Value),
                        _ => (text, formula, value),
                    };
                }
            }

            return new(place, text, formula, value);
        }

        public void Write(TextWriter to)
        {
            if (Text is not null)
            {
                to.Write($"<c r=\"{Place}\" s=\"9\" t=\"inlineStr\"><is><t>{Text}</t></is></c>");
            }
            else if (Formula is not null)
            {
                to.Write($"<c r=\"{Place}\" s=\"9\"><f>{Formula}</f><v>{Value}</v></c>");
            }
            else
            {
                to.Write($"<c r=\"{Place}\" s=\"9\"><v>{Value}</v></c>");
            }
        }
    }
}
