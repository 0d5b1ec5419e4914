using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Schemes;

/// <summary>加分, 负面清单, 一票否决, each by itself; the totals are the results' business.</summary>
[SpokenInChinese]
public sealed class ExtraRuleTests
{
    private static readonly string[] Grades = ["优秀", "良好", "一般", "较差"];
    private static readonly BonusRule Bonus = new("J2", "帮助其他单位解决跨部门难题", "每件0.5分，最多1分", "对方确认单", new(50), Points.Of(1));
    private static readonly VetoRule Caps = new("V1", "被立案审查调查", "等次不高于“一般”", VetoEffect.Caps, "一般", CancelsShowcase: true, CancelsCommendation: true);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 50)]
    [InlineData(2, 100)]
    [InlineData(3, 100)]
    public void Bonus_adds_up_to_its_cap(int facts, int points) =>
        Assert.Equal(new Points(points), Bonus.Evaluate([.. Enumerable.Range(1, facts).Select(number => $"确认单{number}")]).Points);

    [Fact]
    public void The_same_fact_counts_once()
    {
        var twice = Bonus.Evaluate(["确认单1", " 确认单1 "]);
        Assert.Equal((new Points(50), "帮助其他单位解决跨部门难题，1次×0.5，加0.5分"), (twice.Points, Assert.Single(twice.Explanation.Say())));
    }

    [Fact]
    public void A_negative_rule_takes_for_each_occurrence()
    {
        var faked = new NegativeRule("N2", "弄虚作假", "每次3分，相关指标记0分", "复核结论", Points.Of(3), ZeroesRelated: true);
        Assert.Equal((new Points(-600), "弄虚作假，2次×3，扣6分"), (faked.Evaluate(2).Points, Assert.Single(faked.Evaluate(2).Explanation.Say())));
        Assert.Equal(Points.Zero, faked.Evaluate(0).Points);
    }

    [Theory]
    [InlineData("优秀", "一般")]
    [InlineData("一般", "一般")]
    [InlineData("较差", "较差")]
    public void A_veto_that_caps_never_lifts(string grade, string after) => Assert.Equal(after, Caps.Apply(grade, Grades));

    [Theory]
    [InlineData("优秀")]
    [InlineData("较差")]
    public void A_veto_that_sets_sets(string grade) => Assert.Equal("较差", (Caps with { Effect = VetoEffect.Sets, Grade = "较差" }).Apply(grade, Grades));

    [Fact]
    public void Grades_that_nobody_knows_are_refused() => Assert.Equal("Schemes.NoSuchGrade", Assert.Throws<RuleBroken>(() => Caps.Apply("特优", Grades)).Code);
}
