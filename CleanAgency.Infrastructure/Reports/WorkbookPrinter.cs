using System.IO.Compression;
using System.Text;
using System.Xml;
using CleanAgency.Core.Reports;
using DocumentFormat.OpenXml;

namespace CleanAgency.Infrastructure.Reports;

/// <summary>
/// Prints every report, of ten rows or of half a million, in one pass: the package is written part by part, so that memory does not
/// grow with the rows and no moment of the printing gets into the bytes. The elements are those of the Open XML SDK.
/// </summary>
internal sealed class WorkbookPrinter : IReportPrinter
{
    // A zip has no time before 1980; it says nothing about the data and is the same in each copy.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Print(ReportBook book, Stream to, CancellationToken ct)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        for (var i = 0; i < book.Sheets.Count; i++)
        {
            var (sheet, number) = (book.Sheets[i], i + 1);
            using (var part = Part(zip, $"xl/worksheets/sheet{number}.xml"))
            {
                SheetPrinter.Print(sheet, book.Title, part, ct);
            }

            if (sheet.Chart is { } chart)
            {
                Write(zip, $"xl/worksheets/_rels/sheet{number}.xml.rels", PackageParts.Relationships([("drawing", $"../drawings/drawing{number}.xml")]));
                Write(zip, $"xl/drawings/drawing{number}.xml", ChartPrinter.Drawing(sheet, chart));
                Write(zip, $"xl/drawings/_rels/drawing{number}.xml.rels", PackageParts.Relationships([("chart", $"../charts/chart{number}.xml")]));
                Write(zip, $"xl/charts/chart{number}.xml", ChartPrinter.Chart(chart));
            }
        }

        Write(zip, "xl/styles.xml", WorkbookLooks.Stylesheet());
        Write(zip, "xl/workbook.xml", PackageParts.Workbook(book));
        Write(zip, "xl/_rels/workbook.xml.rels", PackageParts.Relationships([.. book.Sheets.Select((_, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml")), ("styles", "styles.xml")]));
        Write(zip, "docProps/core.xml", PackageParts.Properties(book));
        Write(zip, "_rels/.rels", PackageParts.PackageRelationships());
        Write(zip, "[Content_Types].xml", PackageParts.ContentTypes(book));
    }

    private static Stream Part(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    private static void Write(ZipArchive zip, string name, string xml)
    {
        using var part = Part(zip, name);
        part.Write(Encoding.UTF8.GetBytes(xml));
    }

    private static void Write(ZipArchive zip, string name, OpenXmlElement root)
    {
        using var part = Part(zip, name);
        using var xml = XmlWriter.Create(part, new() { Encoding = new UTF8Encoding(false) });
        xml.WriteStartDocument(standalone: true);
        root.WriteTo(xml);
    }
}
