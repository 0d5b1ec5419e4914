using System.Globalization;
using CleanAgency.Core.Common;
using Xunit;
using static CleanAgency.Tests.Sheets.RawXlsx;

namespace CleanAgency.Tests.Sheets;

[SpokenInChinese]
public sealed class SheetTests
{
    private static readonly string[] Titles = [.. BureauSheet.Layout.Columns.Select(column => column.Title)];

    [Fact]
    public void Another_sheet_is_refused_with_the_names_that_are_there() => Assert.Equal(
        "工作簿里没有工作表“单位”，没有导入。现有工作表：Sheet1、人员。请把要导入的工作表改名为“单位”，或用模板填写",
        Refused(new RawXlsx().Sheet("Sheet1", []).Sheet("人员", [["姓名"]])));

    [Fact]
    public void The_only_sheet_with_all_columns_is_taken_under_another_name_and_that_is_said()
    {
        var reading = Books.Bureaus(new RawXlsx().Sheet("填写说明", [["列"]]).Sheet("Sheet1", [Titles, Row()]).File());
        Assert.Single(reading.Rows);
        Assert.Equal("工作簿里没有叫“单位”的工作表，“Sheet1”的列齐全，已按“单位”核对", Assert.Single(reading.Notices).ToString());
    }

    [Fact]
    public void Two_sheets_that_would_fit_are_not_guessed_between() => Assert.Contains(
        "现有工作表：2025、2026", Refused(new RawXlsx().Sheet("2025", [Titles, Row()]).Sheet("2026", [Titles, Row()])), StringComparison.Ordinal);

    [Theory]
    [InlineData("单位")]
    [InlineData(" 单位 ")]
    [InlineData("单位名单")]
    public void A_sheet_is_known_by_its_name_and_by_its_other_names(string name) =>
        Assert.Empty(Books.Bureaus(new RawXlsx().Sheet(name, [Titles, Row()]).File()).Notices);

    [Theory]
    [InlineData("hidden")]
    [InlineData("veryHidden")]
    public void A_hidden_sheet_is_read_like_any_other(string state) =>
        Assert.Single(Books.Bureaus(new RawXlsx().Sheet("单位", [Titles, Row()], state: state).File()).Rows);

    [Fact]
    public void Missing_columns_are_named() => Assert.Equal(
        "工作表“单位”第1行表头缺少：在岗人数、备注。没有导入，请补上这些列",
        Refused(new RawXlsx().Sheet("单位", [[.. Titles.Where(title => title is not ("在岗人数" or "备注"))], Row()])));

    [Fact]
    public void A_column_twice_is_named_with_its_cells() => Assert.Equal(
        "工作表“单位”有两列都叫“名称”（B1、K1），没有导入，请留下一列",
        Refused(new RawXlsx().Sheet("单位", [[.. Titles, "单位名称"], Row()])));

    [Fact]
    public void Columns_nobody_asked_for_are_a_notice()
    {
        var reading = Books.Bureaus(new RawXlsx().Sheet("单位", [[.. Titles, "电话", "传真"], Row()]).File());
        Assert.Equal("多出的列没有读取：电话、传真", Assert.Single(reading.Notices).ToString());
        Assert.NotNull(reading.Rows[0].Value);
    }

    [Fact]
    public void A_sheet_without_a_header_is_told_what_it_should_be() => Assert.StartsWith(
        "工作表“单位”的前20行里没有找到表头，没有导入。表头应有：代码、名称、类别", Refused(new RawXlsx().Sheet("单位", [["甲", "乙"]])), StringComparison.Ordinal);

    [Fact]
    public void A_sheet_without_rows_is_refused() => Assert.Equal("工作表“单位”第1行表头下面没有数据，没有导入", Refused(Bureaus()));

    [Fact]
    public void Columns_may_stand_in_any_order_below_a_title_and_with_marks()
    {
        string[][] rows = [["2026年单位名单"], [], [.. Titles.Reverse().Select(title => $"{title[..1]} {title[1..]}*")], [.. Row().Reverse()]];
        var row = Assert.Single(Books.Bureaus(new RawXlsx().Sheet("单位", rows, """<mergeCells><mergeCell ref="A1:J1"/></mergeCells>""").File()).Rows);
        Assert.Equal((4, "J4", "U01"), (row.Number, row.At(BureauSheet.Layout.Code).ToString(), row.Value!.Code));
    }

    [Fact]
    public void Blank_rows_are_skipped_and_numbers_are_those_of_the_sheet()
    {
        var reading = Books.Bureaus(Bureaus(Row(), [], ["　", " "], Row(code: "U02")).File());
        Assert.Equal([2, 5], reading.Rows.Select(row => row.Number));
    }

    [Fact]
    public void Merged_cells_on_data_are_named_by_their_range()
    {
        var file = new RawXlsx().Sheet("单位", [Titles, Row(), Row(code: "U02", name: ""), Row(code: "U03")], """<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="M4:N4"/></mergeCells>""").File();
        var rows = Books.Bureaus(file).Rows;
        Assert.Equal("第2行B2:B3：这里是合并单元格，请取消合并，每行分别填写", rows[0].Said());
        Assert.Equal("第2行B2:B3：这里是合并单元格，请取消合并，每行分别填写", rows[1].Said());
        Assert.NotNull(rows[2].Value);
    }

    [Fact]
    public void Too_many_rows_are_counted()
    {
        string[][] rows = [["单位代码", "事实", "数值"], .. Enumerable.Range(1, 4).Select(i => new[] { $"U{i}", "谈话", "1" })];
        var file = Books.Open(new RawXlsx().Sheet("事实", rows).File());
        Assert.Equal("工作表“事实”有4行，一次最多导入3行，没有导入。请分成几个工作簿", Say(() => TallySheet.Layout.Read(file)));
    }

    [Fact]
    public void Rows_beyond_what_is_kept_are_counted_too()
    {
        string[][] rows = [["单位代码", "事实", "数值"], .. Enumerable.Range(1, 25_000).Select(i => new[] { $"U{i}", "谈话", "1" })];
        var file = Books.Open(new RawXlsx().Sheet("事实", rows).File());
        Assert.Contains("有25,000行", Say(() => TallySheet.Layout.Read(file)), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_sheets_of_a_workbook_are_read_each_by_its_layout()
    {
        var book = Books.Open(Bureaus(Row()).Sheet("事实", [["单位代码", "事实", "数值"], ["U01", "谈话", "1"]]).File());
        Assert.Single(BureauSheet.Layout.Read(book).Rows);
        Assert.Equal(new("U01", "谈话", 1), Assert.Single(TallySheet.Layout.Read(book).Rows).Value);
    }

    [Fact]
    public void An_english_reader_gets_english_sentences_about_the_same_chinese_columns()
    {
        var row = Books.Bureaus(Bureaus(Row(heads: "x")).File()).Rows[0];
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal("Row 2, D2: 在岗人数 \"x\" is not a number; please write one like 12", row.Said());
    }

    private static string Refused(RawXlsx file) => Say(() => Books.Bureaus(file.File()));

    private static string Say(Action read) => RuleTexts.Say(Assert.Throws<RuleBroken>(read));
}
