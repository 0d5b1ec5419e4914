using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using Xunit;
using static CleanAgency.Tests.Sheets.Books;
using static CleanAgency.Tests.Sheets.RawXlsx;

namespace CleanAgency.Tests.Sheets;

[SpokenInChinese]
public sealed class JudgementTests
{
    private static readonly Bureau[] There =
    [
        new("U01", "区委办公室", BureauKind.Party, 26, true, new(2019, 3, 1), 50, [], null, ""),
        new("U11", "区委编办", BureauKind.Party, 9, true, new(2019, 3, 1), 50, [], null, "旧"),
    ];

    [Fact]
    public void Every_row_gets_its_verdict()
    {
        var judged = Judge(There, Row(), Row("U11", "区委编办", heads: "11"), Row("U49", "区数据局"), Row("U08", "区委统战部", heads: "十二"));
        Assert.Equal([VerdictKind.Unchanged, VerdictKind.Changed, VerdictKind.New, VerdictKind.Refused], judged.Rows.Select(row => row.Kind));
        Assert.Equal([new("在岗人数", "9", "11"), new("备注", "旧", "")], judged.Rows[1].Changes);
        Assert.Equal(
            ["与现有一致", "在岗人数：9→11；备注：旧→（空）", "新增这一行", "第5行D5：在岗人数“十二”不是数字，请填12这样的数字"],
            judged.Verdicts.Select(row => row.Explain()));
        Assert.Equal(("U08", "区委统战部"), (judged.Rows[3].Key, judged.Rows[3].Name));
        Assert.Equal(1, judged.Count(VerdictKind.Refused));
    }

    [Fact]
    public void A_key_used_twice_names_the_first_row_even_when_that_one_is_refused_for_something_else()
    {
        var judged = Judge([], Row("U20", "区自然资源局", heads: "x"), Row("u20", "区信访局"));
        Assert.Equal("第3行A3：代码U20在第2行已经用过（区自然资源局）", judged.Rows[1].Explain());
    }

    [Fact]
    public void Values_stored_with_a_space_or_in_small_letters_are_no_change() =>
        Assert.Equal(VerdictKind.Unchanged, Assert.Single(Judge([There[0] with { Code = "u01", Name = "区委办公室 " }], Row(points: "0.50")).Rows).Kind);

    [Fact]
    public void A_key_of_two_columns_is_named_by_both()
    {
        var file = new RawXlsx().Sheet("事实", [["单位代码", "事实", "数值"], ["U01", "谈话", "1"], ["U01", "体检", "1"], ["U01", "谈话", "2"]]).File();
        var judged = TallySheet.Layout.Judge(TallySheet.Layout.Read(Open(file)), [new("U01", "体检", 1)]);
        Assert.Equal([VerdictKind.New, VerdictKind.Unchanged, VerdictKind.Refused], judged.Rows.Select(row => row.Kind));
        Assert.Equal("第4行A4：单位代码、事实U01、谈话在第2行已经用过", judged.Rows[2].Explain());
    }

    [Fact]
    public void What_only_the_feature_knows_is_asked_of_well_filled_rows()
    {
        var reading = Bureaus(RawXlsx.Bureaus(Row(), Row("U02", heads: "x"), Row("U03")).File());
        var asked = new List<string>();
        var judged = BureauSheet.Layout.Judge(reading, There, (row, was) =>
        {
            asked.Add($"{row.Value!.Code} {was?.Name}");
            return row.Value.Code == "U03" ? [row.Refuse(BureauSheet.Layout.Name, "Sheets.NotInList", "名称", row.Value.Name, "其他")] : [];
        });
        Assert.Equal(["U01 区委办公室", "U03 "], asked);
        Assert.Equal("第4行B4：名称“区委办公室”不在可选范围，请从其他中选一个", judged.Rows[2].Explain());
    }

    [Fact]
    public void The_same_file_over_a_changed_table_has_another_fingerprint()
    {
        string[][] rows = [Row(), Row("U49")];
        var seen = Judge(There, rows).Fingerprint;
        Assert.Equal(seen, Judge(There, rows).Fingerprint);
        Assert.NotEqual(seen, Judge([There[0] with { Heads = 27 }, There[1]], rows).Fingerprint);
        Assert.NotEqual(seen, Judge(There, Row(), Row("U49", heads: "27")).Fingerprint);
        Assert.NotEqual(seen, Judge([.. There, Bureau("U49")], rows).Fingerprint);
        // A row that the file does not speak of changes nothing.
        Assert.Equal(seen, Judge([There[0], There[1] with { Heads = 10 }], rows).Fingerprint);
    }

    [Fact]
    public void Only_what_was_seen_is_written_and_nothing_while_a_row_is_refused()
    {
        var good = Judge(There, Row("U49"));
        Judgement.RefuseUnlessSeen(good.Fingerprint, good);
        Judgement.RefuseUnlessSeen(Judgement.Together(good, good), good, good);
        Assert.Equal("核对之后数据又有变化，没有写入。请重新核对后再确认", Refusal(() => Judgement.RefuseUnlessSeen("x", good)));
        var bad = Judge(There, Row("U49"), Row("U50", heads: "x"));
        Assert.Equal("有1行不能导入，所以一行都没有写入。请改好工作簿后重新选取", Refusal(() => Judgement.RefuseUnlessSeen(bad.Fingerprint, bad)));
    }

    private static Judgement<Bureau> Judge(Bureau[] there, params string[][] rows) =>
        BureauSheet.Layout.Judge(Bureaus(RawXlsx.Bureaus(rows).File()), there);

    private static string Refusal(Action act) => RuleTexts.Say(Assert.Throws<RuleBroken>(act));
}
