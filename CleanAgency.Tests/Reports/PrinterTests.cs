using CleanAgency.Core.Common;
using CleanAgency.Core.Reports;
using CleanAgency.Infrastructure.Sheets;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Reports;

/// <summary>What is printed is read with ClosedXML here, which had no part in writing it.</summary>
public sealed class PrinterTests
{
    private static readonly IReportPrinter Printer = new ServiceCollection().AddSheets().BuildServiceProvider().GetRequiredService<IReportPrinter>();

    [Fact]
    public void The_same_data_gives_the_same_bytes_whenever_it_is_printed() => Assert.Equal(Print(Report()), Print(Report()));

    [Fact]
    public void Excel_has_nothing_to_repair()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Print(Report())), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));
    }

    [Fact]
    public void Numbers_and_days_are_numbers_and_days_and_text_stays_text()
    {
        using var book = Read(Report());
        var sheet = book.Worksheet("汇总");
        Assert.Equal((XLDataType.Text, "001"), (sheet.Cell("A4").DataType, sheet.Cell("A4").GetString()));
        Assert.Equal((XLDataType.Number, 93.5), (sheet.Cell("C4").DataType, sheet.Cell("C4").GetDouble()));
        Assert.Equal((XLDataType.DateTime, new DateTime(2026, 7, 8)), (sheet.Cell("D4").DataType, sheet.Cell("D4").GetDateTime()));
        Assert.Equal("ROUND(SUM(C4:C5),2)", sheet.Cell("C6").FormulaA1);
    }

    [Fact]
    public void A_text_that_begins_like_a_formula_never_becomes_one()
    {
        using var book = Read(Report());
        var cell = book.Worksheet("汇总").Cell("B5");
        Assert.Equal((false, "=1+1", true), (cell.HasFormula, cell.GetString(), cell.Style.IncludeQuotePrefix));
    }

    [Fact]
    public void It_is_ready_for_paper_and_for_a_long_scroll()
    {
        using var book = Read(Report());
        var sheet = book.Worksheet("汇总");
        Assert.Equal((3, 2), (sheet.SheetView.SplitRow, sheet.SheetView.SplitColumn));
        Assert.Equal((XLPaperSize.A4Paper, XLPageOrientation.Landscape, 1), (sheet.PageSetup.PaperSize, sheet.PageSetup.PageOrientation, sheet.PageSetup.PagesWide));
        Assert.True(sheet.AutoFilter.IsEnabled);
        Assert.Equal((true, false), (sheet.Protection.IsProtected, book.Worksheet("明细").Protection.IsProtected));
        Assert.Equal("示范报告", book.Properties.Title);
    }

    [Fact]
    public void A_report_that_is_cancelled_stops_within_some_rows()
    {
        using var cancelled = new CancellationTokenSource();
        var rows = Enumerable.Range(0, int.MaxValue).Select(i =>
        {
            if (i == 600)
            {
                cancelled.Cancel();
            }

            return new ReportRow([$"{i}"]);
        });
        var endless = new ReportBook("无尽", "办公室", At, [new("表", "表", "", [new([new("列", CellLook.Text, 10)], rows)])]);
        Assert.Throws<OperationCanceledException>(() => Printer.Print(endless, Stream.Null, cancelled.Token));
    }

    private static DateTime At => new(2026, 7, 8, 9, 30, 0, DateTimeKind.Utc);

    private static XLWorkbook Read(ReportBook report) => new(new MemoryStream(Print(report)));

    private static byte[] Print(ReportBook report)
    {
        using var file = new MemoryStream();
        Printer.Print(report, file, CancellationToken.None);
        return file.ToArray();
    }

    private static ReportBook Report()
    {
        ReportColumn[] columns = [new("编码", CellLook.Word, 8), new("单位", CellLook.Text, 24), new("得分", CellLook.Points, 10), new("日期", CellLook.Date, 12), new("得分率", CellLook.Percent, 10)];
        List<ReportRow> rows =
        [
            new(["001", "区委办公室", Points.Of(93.5m), new DateOnly(2026, 7, 8), 0.935m]), new(["002", "=1+1", Points.Of(80m), null, 0.8m]),
            new([null, "合计", new Formula("ROUND(SUM(C4:C5),2)", 173.5m), null, null], Strong: true),
        ];
        return new("示范报告", "办公室", At,
        [
            new("汇总", "示范", "数据截至某时", [new(columns, rows)]) { FrozenColumns = 2, Sealed = true, Scale = (4, 4), Chart = new("得分", 3, "得分", "'汇总'!$B$4:$B$5", "'汇总'!$C$4:$C$5", 2, 100) },
            new("明细", "两张表", "", [new(columns, rows), new(columns, rows, "第二张")]) { Portrait = true },
        ]);
    }
}
