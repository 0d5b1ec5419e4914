using System.Globalization;
using System.Text.RegularExpressions;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Architecture;
using Xunit;

namespace CleanAgency.Tests.Schemes;

public sealed partial class RuleJsonTests
{
    [Fact]
    public void The_stored_form_names_its_version_and_kind_and_counts_in_hundredths() => Assert.Equal(
        """{"v":1,"kind":"occurrences","zeroes":[{"code":"D1.1.1","text":"未编制权责清单"}],"most":500,"rows":[{"code":"D1.1.2","text":"事项与依据不一致或应调整未调整（每项）","each":50},{"code":"D1.1.3","text":"应公开未公开（每项）","each":100}]}""",
        RuleJson.Write(DemoScheme.Rules["D1"]));

    [Fact]
    public void A_sum_holds_its_parts_in_the_same_form() => Assert.Equal(
        """{"v":1,"kind":"sum","addends":[{"kind":"ratio","zeroes":[],"most":300,"whenNone":"full","rows":[{"code":"E2.1.1","text":"四类对象谈话覆盖率100%","atLeast":10000,"gives":300},{"code":"E2.1.2","text":"90%（含）以上","atLeast":9000,"gives":200},{"code":"E2.1.3","text":"80%（含）以上","atLeast":8000,"gives":100},{"code":"E2.1.4","text":"80%以下","atLeast":0,"gives":0}],"fact":"谈话覆盖"},{"kind":"occurrences","zeroes":[],"most":100,"rows":[{"code":"E2.2.1","text":"节前提醒缺节点（每个）","each":50,"fact":"缺节点数"}]}]}""",
        RuleJson.Write(DemoScheme.Rules["E2"]));

    [Theory]
    [InlineData("""{"v":2,"kind":"deduction","zeroes":[],"rows":[]}""", "Schemes.RuleVersion")]
    [InlineData("""{"kind":"deduction","zeroes":[],"rows":[]}""", "Schemes.RuleVersion")]
    [InlineData("""{"v":"1","kind":"deduction","rows":[]}""", "Schemes.RuleVersion")]
    [InlineData("""{"v":1,"kind":"dice","rows":[]}""", "Schemes.RuleUnreadable")]
    [InlineData("""{"v":1,"rows":[]}""", "Schemes.RuleUnreadable")]
    [InlineData("""{"v":1,"kind":"deduction","zeroes":[],"rows":[],"bonus":1}""", "Schemes.RuleUnreadable")]
    [InlineData("""{"v":1,"kind":"deduction","zeroes":[],"rows":null}""", "Schemes.RuleUnreadable")]
    [InlineData("""{"v":1,"kind":"deduction","zeroes":null,"rows":[]}""", "Schemes.RuleUnreadable")]
    [InlineData("""{"v":1,"kind":"deduction","zeroes":[]}""", "Schemes.RuleUnreadable")]
    [InlineData("""{"v":1,"kind":"deduction","rows":[{"code":"X","text":"x","each":0.5}]}""", "Schemes.RuleUnreadable")]
    [InlineData("""{"v":1,"kind":"ratio","most":1,"whenNone":1,"rows":[]}""", "Schemes.RuleUnreadable")]
    [InlineData("""{"v":1,"kind":"sum","addends":[{"kind":"sum","addends":[]}]}""", "Schemes.RuleUnreadable")]
    [InlineData("""[]""", "Schemes.RuleUnreadable")]
    [InlineData("""null""", "Schemes.RuleUnreadable")]
    [InlineData("""{"v":1,""", "Schemes.RuleUnreadable")]
    [InlineData("", "Schemes.RuleUnreadable")]
    public void What_this_program_does_not_know_is_refused(string stored, string code) =>
        Assert.Equal(code, Assert.Throws<RuleBroken>(() => RuleJson.Read(stored)).Code);

    [Fact]
    public void Keys_in_another_order_read_the_same() =>
        Assert.Equal(Points.Of(2), RuleJson.Read("""{"rows":[],"zeroes":[],"most":200,"kind":"levels","v":1}""").Max);

    [Fact]
    public void Every_code_that_a_rule_says_has_its_sentence_in_both_languages() => Tree.None(
        from file in Tree.Files("CleanAgency.Core", ".cs")
        where file.Contains("/Schemes/", StringComparison.Ordinal)
        from code in Said().Matches(Tree.Text(file)).Select(match => match.Groups[1].Value)
        from culture in new[] { "zh-CN", "en" }
        where RuleTexts.Find(code, CultureInfo.GetCultureInfo(culture)) is null
        select $"{file}: {code} ({culture})");

    [GeneratedRegex(@"""(Schemes\.(?:Why|Missing|Fault|Words|Example|Applies|Input|Row)\.[\w.]*\w)""")]
    private static partial Regex Said();
}
