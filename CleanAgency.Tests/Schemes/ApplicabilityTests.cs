using System.Globalization;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Schemes;

[SpokenInChinese]
public sealed class ApplicabilityTests
{
    [Fact]
    public void Every_condition_of_the_demo_prints_back_as_it_was_typed() =>
        Assert.All(DemoScheme.Indicators, row => Assert.Equal(row["适用条件"], Applicability.Parse(row["适用条件"]).ToString()));

    [Theory]
    [InlineData("全部")]
    [InlineData("标志=窗口")]
    [InlineData("标志=审批执法 或 标志=窗口")]
    [InlineData("标志=下属站所 或 标志=资金资源")]
    [InlineData("分母 新任谈话>0")]
    [InlineData("事实 走访职责>12")]
    [InlineData("事实 条线主管>0 或 示范点")]
    public void What_is_printed_reads_back_to_the_same(string text)
    {
        Assert.Equal(text, Applicability.Parse(text).ToString());
        Assert.Equal(Applicability.Parse(text), Applicability.Parse(Applicability.Parse(text).ToString()));
    }

    [Theory]
    [InlineData(" 全部 ", "全部")]
    [InlineData("标志＝窗口或标志 = 审批执法", "标志=窗口 或 标志=审批执法")]
    [InlineData("事实　走访职责 ＞ 0", "事实 走访职责>0")]
    public void Blanks_and_full_width_signs_do_not_matter(string typed, string text) => Assert.Equal(text, Applicability.Parse(typed).ToString());

    [Theory]
    [InlineData("", "第1字“末尾”看不懂。请写“全部”，或以“标志=”、“事实 ”、“分母 ”、“示范点”开头的条件")]
    [InlineData("有窗口", "第1字“有窗口”看不懂。请写“全部”，或以“标志=”、“事实 ”、“分母 ”、“示范点”开头的条件")]
    [InlineData("全部 或 示范点", "第4字“或 示范点”：写了“全部”，后面不能再有条件")]
    [InlineData("标志=窗户", "第4字“窗户”不是单位标志，可以写：窗口、审批执法、下属站所、资金资源")]
    [InlineData("标志 窗口", "第4字“窗口”：“标志”后面请写“=”")]
    [InlineData("事实 >0", "第4字“>0”：这里缺事实的名称")]
    [InlineData("事实 走访职责", "第8字“末尾”：“走访职责”后面请写“>”和一个数")]
    [InlineData("事实 走访职责=0", "第8字“=0”：“走访职责”后面请写“>”和一个数")]
    [InlineData("事实 走访职责>一", "第9字“一”：“走访职责>”后面请写0或以上的整数")]
    [InlineData("分母 新任谈话>-1", "第9字“-1”：“新任谈话>”后面请写0或以上的整数")]
    [InlineData("标志=窗口 且 示范点", "第7字“且 示范点”：条件之间请用“或”")]
    [InlineData("标志=窗口 或", "第8字“末尾”看不懂。请写“全部”，或以“标志=”、“事实 ”、“分母 ”、“示范点”开头的条件")]
    public void A_mistake_is_said_in_words_with_its_place(string typed, string said) =>
        Assert.Equal(said, RuleTexts.Say(Assert.Throws<RuleBroken>(() => Applicability.Parse(typed))));

    [Theory]
    [InlineData("全部", Applies.Yes, "全部单位适用")]
    [InlineData("标志=窗口", Applies.Yes, "符合：标志=窗口")]
    [InlineData("标志=资金资源", Applies.No, "不符合：标志=资金资源")]
    [InlineData("事实 走访职责>0", Applies.No, "不符合：事实 走访职责>0")]
    [InlineData("事实 交办事项>0", Applies.Yes, "符合：事实 交办事项>0")]
    [InlineData("事实 交办事项>7", Applies.No, "不符合：事实 交办事项>7")]
    [InlineData("事实 条线主管>0", Applies.Unknown, "无数据：事实 条线主管>0")]
    [InlineData("分母 新任谈话>0", Applies.Yes, "符合：分母 新任谈话>0")]
    [InlineData("分母 交办事项>0", Applies.Unknown, "无数据：分母 交办事项>0")]
    [InlineData("事实 条线主管>0 或 标志=窗口", Applies.Yes, "无数据：事实 条线主管>0；符合：标志=窗口")]
    [InlineData("事实 条线主管>0 或 示范点", Applies.Unknown, "无数据：事实 条线主管>0；不符合：示范点")]
    public void The_answer_names_what_it_rests_on(string text, Applies applies, string because)
    {
        var unit = new UnitCircumstances(new HashSet<UnitMark> { UnitMark.Window }, Showcase: false,
            new Dictionary<string, KnownFact> { ["走访职责"] = new(0), ["交办事项"] = new(7), ["新任谈话"] = new(0, 1) });
        var answer = Applicability.Parse(text).Judge(unit);
        Assert.Equal((applies, because), (answer.Applies, string.Join('；', answer.Explanation.Say())));
    }

    [Theory]
    [InlineData("全部", "全部单位")]
    [InlineData("标志=窗口", "有服务窗口的单位")]
    [InlineData("标志=审批执法 或 标志=窗口", "有审批执法事项或有服务窗口的单位")]
    [InlineData("标志=资金资源 或 事实 走访职责>0", "掌管资金资源或走访职责大于0的单位")]
    [InlineData("分母 新任谈话>0", "新任谈话的应完成数大于0的单位")]
    [InlineData("示范点", "设有示范点的单位")]
    public void It_is_said_in_the_words_of_the_office(string text, string words) => Assert.Equal(words, Applicability.Parse(text).InWords());

    [Fact]
    public void The_demo_district_has_the_units_without_an_item_that_its_description_names()
    {
        var without = DemoScheme.Indicators.ToDictionary(row => row["编码"], row => DemoUnits.Where(unit => Applicability.Parse(row["适用条件"]).Judge(unit.Value).Applies != Applies.Yes).Select(unit => unit.Key).ToArray());
        Assert.Equal(["U04", "U11", "U15", "U37"], without["B3"]);
        Assert.Equal(["U08", "U15"], without["E4"]);
        Assert.Equal(["U10", "U12", "U16", "U37", "U48"], without["F3"]);
        Assert.Equal(["U11", "U12", "U26"], without["F4"]);
        var whole = DemoUnits.Keys.Where(unit => without.Values.All(units => !units.Contains(unit)));
        Assert.Equal("U14 U20 U21 U28 U29 U30 U33 U34 U35 U36 U40 U41 U44 U45 U46 U47", string.Join(' ', whole));
        var most = DemoUnits.Keys.ToDictionary(unit => unit, unit => without.Where(item => !item.Value.Contains(unit)).Sum(item => (int)DemoScheme.Rules[item.Key].Max.Value));
        Assert.Equal(("U11", 82), (most.MinBy(unit => unit.Value).Key, most.Values.Min()));
    }

    private static SortedDictionary<string, UnitCircumstances> DemoUnits { get; } = new(DemoScheme.Table(typeof(Csv), "units.csv").ToDictionary(row => row["代码"], row => new UnitCircumstances(
        new[] { ("窗口W", UnitMark.Window), ("审批执法A", UnitMark.Approval) }.Where(flag => row[flag.Item1] == "Y").Select(flag => flag.Item2).ToHashSet(),
        Showcase: false,
        Facts.Where(fact => fact["单位代码"] == row["代码"]).ToDictionary(fact => fact["事实"], fact => new KnownFact(Number(fact["分子或数值"])!.Value, Number(fact["分母"]))))), StringComparer.Ordinal);

    private static IReadOnlyList<Dictionary<string, string>> Facts => DemoScheme.Table(typeof(Csv), "facts.csv");

    private static long? Number(string cell) => cell.Length > 0 ? long.Parse(cell, CultureInfo.InvariantCulture) : null;
}
