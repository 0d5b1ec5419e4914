using System.Globalization;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups.Assigning;
using Xunit;

namespace CleanAgency.Tests.Groups.Assigning;

public sealed class AssignmentWordsTests
{
    private static readonly AssignmentWords Words = new(new(Unit, Group, rule => string.Join("、", rule.Reasons.Select(r => $"P{Number(r.Person)}"))));

    [Fact]
    public void Too_little_room_is_said_with_every_group_and_what_would_help()
    {
        var why = WhyNoPlan.Find(District.Plain(5, 2, 2).Problem)!;
        Assert.Equal(["第1组最多督导2家", "第2组最多督导2家"], why.Rules.Select(r => Words.Of(r).ToString()));
        Assert.Equal(["把第1组的督导单位数增加1家", "把第2组的督导单位数增加1家"], why.Remedies.Select(r => Words.Of(r).ToString()));
        Assert.Equal("排不出方案，至少1家单位没有组可去。以下2条规定凑在一起，5家单位排不开；放开其中任何一条，这几家就排得开", AssignmentWords.Of(why).ToString());
    }

    [Fact]
    public void A_unit_that_no_group_may_take_is_said_with_the_reason_of_each()
    {
        var district = District.Plain(1, 1, 1, 1) with
        {
            Units = [District.Unit(1, last: 3)],
            Recusals = [District.Recused(1, 1, 4, 5)],
            Excluded = [District.Pair(1, 2)],
        };
        var why = WhyNoPlan.Find(district.Problem)!;
        Assert.Equal(["第1组不能督导U1：P4、P5", "已设定第2组不督导U1", "U1上一轮就是第3组督导的，不连续两轮"], why.Rules.Select(r => Words.Of(r).ToString()));
        Assert.Equal(["撤销第2组不督导U1的设定", "允许第3组连续督导U1", "第1组换入2名与U1无利害关系的组员"], why.Remedies.Select(r => Words.Of(r).ToString()));
    }

    [Fact]
    public void A_remedy_that_leaves_other_units_without_room_says_so()
    {
        var district = District.Plain(2, 1, 1) with { Recusals = [District.Recused(1, 1), District.Recused(1, 2), District.Recused(2, 1), District.Recused(2, 2)] };
        var why = WhyNoPlan.Find(district.Problem)!;
        Assert.Equal(2, why.Unplaced);
        Assert.Contains("第1组换入1名与U1无利害关系的组员（只解开这一处，别处还有排不开的单位）", why.Remedies.Select(r => Words.Of(r).ToString()));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_rule_remedy_goal_and_difference_has_its_words(string culture)
    {
        var (u, g) = (District.U(1), District.G(1));
        HardRule[] rules = [new ConflictRule(u, g, []), new PinRule(u, g), new ExcludedRule(u, g), new RepeatRule(u, g), new CapacityRule(g, 8), new CoverageRule(u), new MutualRule(u, g, u, g), new AnchorRule(u, g)];
        Remedy[] remedies = [new ReplaceMembers(u, g, [], true), new AllowRepeat(u, g, true), new TakeOutPin(u, g, true), new LiftExclusion(u, g, false), new RaiseCapacity(g, 1, false)];
        var nought = new Goals(0, 0, 0, 0, 0, 0, 0);
        var change = new PlanChange(u, g, null, [], [], nought, new(1, 1, 1, 1, 1, 1, 1), new(1, 1, 1, 1, 1, 1, 1));
        var all = rules.Select(Words.Of).Concat(remedies.Select(Words.Of)).Concat(AssignmentWords.Differences(change)).Append(AssignmentWords.Of(new WhyNoPlan(1, [], [], [])))
            .Concat(AssignmentWords.Left(new(new(new Dictionary<Guid, Guid>(), []), PlanMeasures.Of(District.Plain(1, 1).Problem, new(new Dictionary<Guid, Guid>(), [])), null, 2, true)))
            .Select(words => words.Code).Concat(Enum.GetNames<Goal>().Select(goal => $"Groups.Goal.{goal}"));
        Assert.All(all, code => Assert.NotNull(RuleTexts.Find(code, CultureInfo.GetCultureInfo(culture))));
    }

    private static string Unit(Guid id) => $"U{Number(id)}";

    private static string Group(Guid id) => $"第{Number(id)}组";

    private static int Number(Guid id) => BitConverter.ToInt32(id.ToByteArray());
}
