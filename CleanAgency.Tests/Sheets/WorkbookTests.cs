using CleanAgency.Core.Sheets;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static CleanAgency.Tests.Sheets.Books;
using static CleanAgency.Tests.Sheets.RawXlsx;

namespace CleanAgency.Tests.Sheets;

[SpokenInChinese]
public sealed class WorkbookTests
{
    private static readonly BureauSheet Layout = BureauSheet.Layout;

    [Fact]
    public void Whatever_is_exported_comes_back_unchanged()
    {
        var letters = Gen.Elements("区", "A", "0", "é", "=", "+", "-", "@", "'", "\"", "<", "&", "_x0041_", "_x000D_", "\n", " ", "𠮷", "😀", "1", "e", ".", "/", "TRUE", "％", "１");
        var text = Gen.ArrayOf(letters).Select(parts => Cut(Written.Clean(string.Concat(parts)), 39));
        var bureau =
            from name in text
            from note in text
            from number in Gen.Choose(0, 9999)
            from day in Gen.Choose(0, 60_000)
            from points in Gen.Choose(0, 10_000)
            from kind in Gen.Elements(Enum.GetValues<BureauKind>())
            from window in Gen.Elements(true, false)
            from areas in Gen.ArrayOf(Gen.Elements("001", "城南", "1E5", "=1", "A-2"))
            from order in Gen.Elements<int?>(null, 1, 9999)
            select new Bureau("", "名" + name, kind, number, window, new DateOnly(1901, 1, 1).AddDays(day), points, [.. areas.Distinct()], order, note);
        var many = Gen.ArrayOf(bureau).Where(rows => rows.Length > 0)
            .Select(rows => rows.Select((row, i) => row with { Code = i % 2 == 0 ? $"{i:000}" : $"=U{i}" }).ToArray());
        Prop.ForAll(many.ToArbitrary(), rows =>
        {
            var reading = Bureaus(Workbooks.Write("单位", Layout.With(rows)));
            var judged = Layout.Judge(reading, rows);
            Assert.All(judged.Rows, verdict => Assert.Equal((VerdictKind.Unchanged, ""), (verdict.Kind, string.Join('|', verdict.Problems) + string.Join('|', verdict.Changes))));
            Assert.Equal(rows.Select(Key), reading.Rows.Select(row => Key(row.Value!)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Fact]
    public void A_row_is_as_tall_as_its_longest_text()
    {
        using var book = new XLWorkbook(new MemoryStream(Workbooks.Write("单位名单", Layout.With([Bureau("001", "短"), Bureau("002", string.Concat(Enumerable.Repeat("名", 39)))]))));
        var sheet = book.Worksheet("单位");
        Assert.Equal(45, sheet.Row(3).Height);
        Assert.NotEqual(45, sheet.Row(2).Height);
    }

    [Fact]
    public void An_export_looks_like_an_office_document()
    {
        using var book = new XLWorkbook(new MemoryStream(Workbooks.Write("单位名单", Layout.With([Bureau("001", "=1+1")]))));
        var sheet = book.Worksheet("单位");
        Assert.Equal("单位名单", book.Properties.Title);
        Assert.Equal(("001", "=1+1", XLDataType.Text), (sheet.Cell("A2").GetString(), sheet.Cell("B2").GetString(), sheet.Cell("A2").DataType));
        Assert.False(sheet.Cell("B2").HasFormula);
        Assert.True(sheet.Cell("B2").Style.IncludeQuotePrefix);
        Assert.Equal(XLDataType.DateTime, sheet.Cell("F2").DataType);
        Assert.Equal((30, XLPageOrientation.Landscape, XLPaperSize.A4Paper), (sheet.Column(2).Width, sheet.PageSetup.PageOrientation, sheet.PageSetup.PaperSize));
        Assert.Equal((1, 1), (sheet.SheetView.SplitRow, sheet.PageSetup.FirstRowToRepeatAtTop));
        Assert.True(sheet.AutoFilter.IsEnabled);
    }

    [Fact]
    public void A_template_offers_lists_and_says_how_to_fill_in_and_is_read_like_an_upload()
    {
        var file = Workbooks.Template("单位模板", Layout.Template(), TallySheet.Layout.Template());
        using var book = new XLWorkbook(new MemoryStream(file));
        Assert.Equal(["单位", "事实", "填写说明"], book.Worksheets.Select(sheet => sheet.Name));
        var kind = book.Worksheet("单位").Cell("C2").DataValidation;
        Assert.Equal(("\"党群综合类,经济发展类,执法监管类\"", "类别", "从中选一个：党群综合类、经济发展类、执法监管类"), (kind.Value, kind.InputTitle, kind.InputMessage));
        Assert.Equal("@", book.Worksheet("单位").Cell("A2").Style.NumberFormat.Format);
        var guide = book.Worksheet("填写说明");
        Assert.Equal(["单位", "代码", "是", "代码，最多10个字，中间没有空格", "导入时按代码对应"], Enumerable.Range(1, 5).Select(column => guide.Cell(2, column).GetString()));
        book.Worksheet("单位").Cell("A2").SetValue("U01");
        using var filled = new MemoryStream();
        book.SaveAs(filled);
        Assert.Equal("U01", Assert.Single(Bureaus(filled.ToArray()).Rows).Said(Layout.Code));
    }

    [Fact]
    public void An_annotated_copy_names_cells_where_they_stand_now_and_can_be_corrected_and_sent_in_again()
    {
        var there = new[] { Bureau("U11") };
        var judged = Layout.Judge(Bureaus(RawXlsx.Bureaus(Row("001", heads: "十二"), Row("U11"), Row("<c s=\"1\"><v>7</v></c>", "_x0001_<c>_x005F_x0041_", since: Number(46346, 4))).File()), there);
        Assert.Equal("<c>_x0041_", judged.Rows[2].Name);
        var copy = Workbooks.Annotate("核对结果", judged);
        using (var book = new XLWorkbook(new MemoryStream(copy)))
        {
            var sheet = book.Worksheet("单位");
            Assert.Equal(["核对结论", "核对说明", "代码"], Enumerable.Range(1, 3).Select(column => sheet.Cell(1, column).GetString()));
            Assert.Equal(["拒绝", "第2行F2：在岗人数“十二”不是数字，请填12这样的数字", "001"], Enumerable.Range(1, 3).Select(column => sheet.Cell(2, column).GetString()));
            Assert.Equal(["修改", "新增", "007"], [sheet.Cell("A3").GetString(), sheet.Cell("A4").GetString(), sheet.Cell("C4").GetString()]);
        }

        var again = Layout.Judge(Bureaus(copy), there);
        Assert.Empty(again.Notices);
        Assert.Equal(judged.Rows.Select(row => (row.Kind, row.Key, row.Row?.Since)), again.Rows.Select(row => (row.Kind, row.Key, row.Row?.Since)));
        using var twice = new XLWorkbook(new MemoryStream(Workbooks.Annotate("核对结果", again)));
        Assert.Equal(["拒绝", "第2行F2：在岗人数“十二”不是数字，请填12这样的数字", "001"], Enumerable.Range(1, 3).Select(column => twice.Worksheet(1).Cell(2, column).GetString()));
    }

    [Fact]
    public void Our_workbooks_are_valid_by_the_standard()
    {
        var judged = Layout.Judge(Bureaus(RawXlsx.Bureaus(Row(heads: "x")).File()), []);
        foreach (var file in new[] { Workbooks.Write("A&B", Layout.With([Bureau("U01")])), Workbooks.Template("模板", Layout.Template()), Workbooks.Annotate("核对", judged) })
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
            Assert.All(document.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>(), name => Assert.Contains("$1", name.Text, StringComparison.Ordinal));
            // The validator does not look at the order of columns, Excel does.
            Assert.All(document.WorkbookPart!.WorksheetParts, part =>
            {
                var columns = part.Worksheet.Descendants<Column>().Select(column => column.Min!.Value).ToList();
                Assert.Equal(columns.Order(), columns);
            });
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath} {error.Description}"));
        }
    }

    [Fact]
    public void Ten_thousand_rows_are_written_read_and_judged()
    {
        var rows = Enumerable.Range(1, 10_000).Select(i => Bureau($"U{i}", $"单位{i}", i % 100)).ToArray();
        var judged = Layout.Judge(Bureaus(Workbooks.Write("单位", Layout.With(rows))), rows);
        Assert.Equal(10_000, judged.Count(VerdictKind.Unchanged));
    }

    private static string Key(Bureau row) => string.Join('|', Layout.Columns.Select(column => column.Say(row)));

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : Written.Clean(text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]);
}
