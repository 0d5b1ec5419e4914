using CleanAgency.Core.Sheets;
using Xunit;
using static CleanAgency.Tests.Sheets.RawXlsx;

namespace CleanAgency.Tests.Sheets;

[SpokenInChinese]
public sealed class CellTests
{
    [Theory]
    [InlineData("十二", "第2行D2：在岗人数“十二”不是数字，请填12这样的数字")]
    [InlineData("12人", "第2行D2：在岗人数“12人”不是数字，请填12这样的数字")]
    [InlineData("1,2", "第2行D2：在岗人数“1,2”不是数字，请填12这样的数字")]
    [InlineData("12.5", "第2行D2：在岗人数“12.5”不是整数，请填12这样的整数")]
    [InlineData("-1", "第2行D2：在岗人数“-1”超出范围，请填0到9999之间的数")]
    [InlineData("99999999999999999999999", "第2行D2：在岗人数“99999999999999999999999”不是数字，请填12这样的数字")]
    [InlineData("", "第2行D2：在岗人数必填，这里是空的")]
    [InlineData("　 ", "第2行D2：在岗人数必填，这里是空的")]
    [InlineData("<c t=\"e\"><v>#REF!</v></c>", "第2行D2：在岗人数是错误值#REF!，请改成正确的内容")]
    [InlineData("<c><f>SUM(A1:A2)</f><v>26</v></c>", "第2行D2：在岗人数是公式，请复制后粘贴为数值")]
    [InlineData("<c><f t=\"shared\" si=\"0\"/><v>26</v></c>", "第2行D2：在岗人数是公式，请复制后粘贴为数值")]
    [InlineData("<c><f>A1</f></c>", "第2行D2：在岗人数是公式，请复制后粘贴为数值")]
    public void A_headcount_that_is_none_is_named_with_its_cell_and_the_cure(string cell, string says) => Assert.Equal(says, Refused(Row(heads: cell)));

    [Theory]
    [InlineData("１２", 12)]
    [InlineData(" 12 ", 12)]
    [InlineData("1,165", 1165)]
    [InlineData("12.0", 12)]
    [InlineData("+7", 7)]
    [InlineData("<c><v>1.2E1</v></c>", 12)]
    public void A_headcount_may_be_typed_in_many_ways(string cell, int heads) => Assert.Equal(heads, Accepted(Row(heads: cell)).Heads);

    [Theory]
    [InlineData("0.5", 50)]
    [InlineData("<c><v>0.30000000000000004</v></c>", 30)]
    [InlineData("１００", 10000)]
    [InlineData("", 0)]
    public void Decimals_are_kept_in_hundredths(string cell, int hundredths) => Assert.Equal(hundredths, Accepted(Row(points: cell)).Points);

    [Theory]
    [InlineData("0.125", "第2行G2：分值“0.125”的小数超过两位，请最多保留两位小数")]
    [InlineData("100.01", "第2行G2：分值“100.01”超出范围，请填0到100之间的数")]
    [InlineData("半分", "第2行G2：分值“半分”不是数字，请填12这样的数字")]
    public void Other_decimals_are_refused(string cell, string says) => Assert.Equal(says, Refused(Row(points: cell)));

    [Theory]
    [InlineData("是", true)]
    [InlineData("Ｙ", true)]
    [InlineData("yes", true)]
    [InlineData("√", true)]
    [InlineData("<c><v>1</v></c>", true)]
    [InlineData("<c t=\"b\"><v>1</v></c>", true)]
    [InlineData("否", false)]
    [InlineData("n", false)]
    [InlineData("×", false)]
    [InlineData("<c t=\"b\"><v>0</v></c>", false)]
    [InlineData("", false)]
    public void Yes_and_no_have_many_forms_and_blank_is_no(string cell, bool yes) => Assert.Equal(yes, Accepted(Row(window: cell)).Window);

    [Fact]
    public void Neither_yes_nor_no_is_refused() =>
        Assert.Equal("第2行E2：窗口“也许”看不出是或否，请填“是”或“否”，空着算“否”", Refused(Row(window: "也许")));

    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("2026/11/20")]
    [InlineData("2026.11.20")]
    [InlineData("２０２６年１１月２０日")]
    [InlineData("20261120")]
    [InlineData("2026-11-20 00:00:00")]
    [InlineData("<c><v>20261120</v></c>")]
    [InlineData("<c s=\"4\"><v>46346</v></c>")]
    [InlineData("<c s=\"3\"><v>46346.4</v></c>")]
    [InlineData("<c t=\"d\"><v>2026-11-20</v></c>")]
    public void A_date_may_be_a_real_one_or_written(string cell) => Assert.Equal(new(2026, 11, 20), Accepted(Row(since: cell)).Since);

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("26-11-20")]
    [InlineData("2026-11/20")]
    [InlineData("2026年11月")]
    [InlineData("11/20/2026")]
    [InlineData("<c><v>46346</v></c>", "46346")]
    [InlineData("<c s=\"4\"><v>0.5</v></c>", "1899-12-30 12:00")]
    public void What_is_no_date_is_refused(string cell, string? shown = null) =>
        Assert.Equal($"第2行F2：设立日期“{shown ?? cell}”不是日期，请填2026-11-20这样的日期", Refused(Row(since: cell)));

    [Theory]
    [InlineData("u０１", "U01")]
    [InlineData("  U01\u200B ", "U01")]
    [InlineData("001", "001")]
    [InlineData("<c s=\"1\"><v>1</v></c>", "001")]
    [InlineData("<c s=\"2\"><v>7</v></c>", "U07")]
    [InlineData("<c><v>1</v></c>", "1")]
    public void A_code_stays_what_the_cell_shows(string cell, string code) => Assert.Equal(code, Accepted(Row(code: cell)).Code);

    [Theory]
    [InlineData("U 01", "第2行A2：代码“U 01”中间有空格，请删去空格")]
    [InlineData("U0123456789", "第2行A2：代码有11个字，最多10个字")]
    [InlineData("<c><v>3.30102199001011E+17</v></c>", "第2行A2：代码按数字存放，第15位以后已经丢失，请把这一格设为文本后重新填写")]
    public void A_code_that_cannot_be_one_is_refused(string cell, string says) => Assert.Equal(says, Refused(Row(code: cell)));

    [Fact]
    public void A_word_outside_the_list_is_refused_with_the_list() =>
        Assert.Equal("第2行C2：类别“经济类”不在可选范围，请从党群综合类、经济发展类、执法监管类中选一个", Refused(Row(kind: "经济类")));

    [Theory]
    [InlineData(" 经济 发展类")]
    [InlineData("经济发展类\n")]
    public void A_word_of_the_list_is_known_in_spite_of_spaces(string cell) => Assert.Equal(BureauKind.Economy, Accepted(Row(kind: cell)).Kind);

    [Theory]
    [InlineData("城南、临江")]
    [InlineData("城南，临江")]
    [InlineData("城南,临江，城南")]
    [InlineData(" 城南　临江 ")]
    [InlineData("城南；\n临江")]
    public void Several_codes_may_be_separated_as_people_do(string cell) => Assert.Equal(["城南", "临江"], Accepted(Row(areas: cell)).Areas);

    [Fact]
    public void A_long_text_is_refused_with_both_lengths() =>
        Assert.Equal("第2行J2：备注有51个字，最多50个字", Refused(Row(note: new string('长', 51))));

    [Fact]
    public void All_problems_of_a_row_are_named_together() =>
        Assert.Equal("第2行A2：代码必填，这里是空的|第2行D2：在岗人数“x”不是数字，请填12这样的数字", Refused(Row(code: "", heads: "x")));

    [Fact]
    public void An_optional_number_may_be_blank() => Assert.Null(Accepted(Row(order: "")).Order);

    [Fact]
    public void A_column_that_may_be_blank_must_say_what_blank_means() =>
        Assert.Contains("OrNone", Assert.Throws<InvalidOperationException>(() => new Careless()).Message, StringComparison.Ordinal);

    private static Bureau Accepted(string[] row)
    {
        var read = Assert.Single(Books.Bureaus(Bureaus(row).File()).Rows);
        Assert.Equal("", read.Said());
        return read.Value!;
    }

    private static string Refused(string[] row)
    {
        var read = Assert.Single(Books.Bureaus(Bureaus(row).File()).Rows);
        Assert.Null(read.Value);
        return read.Said();
    }

    private sealed class Careless : SheetLayout<Bureau>
    {
        public Careless()
            : base(new("单位")) => Optional(new("人数"), Cell.Whole(0, 1), row => row.Heads, 1);

        protected override Bureau Make(SheetRow<Bureau> cells) => throw new NotSupportedException();
    }
}
