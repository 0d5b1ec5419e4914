using System.Globalization;
using System.Security;
using CleanAgency.Core.Reports;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CleanAgency.Infrastructure.Reports;

/// <summary>The small parts of a workbook's package, with names and numbers that are the same in every copy.</summary>
internal static class PackageParts
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Format = "application/vnd.openxmlformats-officedocument";
    private const string Start = """<?xml version="1.0" encoding="utf-8" standalone="yes"?>""";

    public static Workbook Workbook(ReportBook book)
    {
        var workbook = new Workbook { Sheets = new(book.Sheets.Select((sheet, i) => new Sheet { Name = sheet.Name, SheetId = (uint)i + 1, Id = $"rId{i + 1}" })) };
        workbook.AddNamespaceDeclaration("r", Office);
        workbook.DefinedNames = new(book.Sheets.SelectMany((sheet, i) => NamesOf(sheet, (uint)i)));
        // Whoever opens it sees what his own program reckons.
        workbook.CalculationProperties = new() { FullCalculationOnLoad = true };
        return workbook;
    }

    public static string Relationships(IReadOnlyList<(string Kind, string Target)> all) =>
        $"""{Start}<Relationships xmlns="{Package}/relationships">{string.Concat(all.Select((one, i) => $"""<Relationship Id="rId{i + 1}" Type="{Office}/{one.Kind}" Target="{one.Target}"/>"""))}</Relationships>""";

    public static string PackageRelationships() =>
        $"""{Start}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="{Package}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>""";

    public static string ContentTypes(ReportBook book) =>
        $"""
        {Start}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{Override("xl/workbook", "spreadsheetml.sheet.main")}{Override("xl/styles", "spreadsheetml.styles")}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{string.Concat(book.Sheets.Select((sheet, i) => TypesOf(sheet, i + 1)))}</Types>
        """;

    public static string Properties(ReportBook book)
    {
        var at = book.AsOf.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""{Start}<cp:coreProperties xmlns:cp="{Package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{SecurityElement.Escape(book.Title)}</dc:title><dc:creator>{SecurityElement.Escape(book.Office)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified></cp:coreProperties>""";
    }

    private static string TypesOf(ReportSheet sheet, int number) => Override($"xl/worksheets/sheet{number}", "spreadsheetml.worksheet")
        + (sheet.Chart is null ? "" : Override($"xl/drawings/drawing{number}", "drawing") + Override($"xl/charts/chart{number}", "drawingml.chart"));

    private static string Override(string part, string type) => $"""<Override PartName="/{part}.xml" ContentType="{Format}.{type}+xml"/>""";

    // The titles again on every page, and for a single table the filter that Excel keeps as a name of its own.
    private static IEnumerable<DefinedName> NamesOf(ReportSheet sheet, uint index)
    {
        var quoted = $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'";
        yield return new($"{quoted}!$1:${ReportSheet.FirstRow - 1}") { Name = "_xlnm.Print_Titles", LocalSheetId = index };
    }
}
