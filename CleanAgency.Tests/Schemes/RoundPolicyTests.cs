using System.Text.Json.Nodes;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Schemes;

[SpokenInChinese]
public sealed class RoundPolicyTests
{
    [Fact]
    public void A_policy_stored_and_read_again_is_the_same()
    {
        var policy = RoundPolicy.Usual with { Ties = [new(TieKind.HigherArea, "E 廉洁型机关"), .. RoundPolicy.Usual.Ties] };
        Assert.True(policy.Says(RoundPolicy.FromJson(policy.ToJson())));
        Assert.Contains("\"higher E 廉洁型机关\"", policy.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_stored_before_visits_had_a_distance_reads_as_a_month_of_working_days()
    {
        var before = JsonNode.Parse(RoundPolicy.Usual.ToJson())!.AsObject();
        before.Remove("visits");
        Assert.Equal(20, RoundPolicy.FromJson(before.ToJsonString()).Visits.Distance);
        Assert.True(RoundPolicy.Usual.Says(RoundPolicy.FromJson(before.ToJsonString())));
    }

    [Fact]
    public void The_distance_of_visits_is_a_line_as_every_other_and_older_sheets_are_whole_without_it()
    {
        var policy = RoundPolicy.Usual with { Visits = new() { Distance = 5 } };
        var lines = PolicyLines.Of(policy);
        Assert.Equal(5, PolicyLines.Policy(lines).Visits.Distance);
        Assert.Contains(new("visits.distance", "5"), lines);
        List<PolicyLine> older = [.. lines.Where(line => line.Path != "visits.distance")];
        Assert.Empty(PolicyLines.Missing([.. older.Select(line => line.Path)]));
        Assert.Equal(20, PolicyLines.Policy(older).Visits.Distance);
    }

    [Fact]
    public void Its_lines_say_the_same_policy()
    {
        var lines = PolicyLines.Of(RoundPolicy.Usual);
        Assert.True(RoundPolicy.Usual.Says(PolicyLines.Policy(lines)));
        Assert.Empty(PolicyLines.Missing([.. lines.Select(line => line.Path)]));
        Assert.Contains(new("grades[0].grade", "优秀"), lines);
        Assert.Contains(new("recusal.mutual", "尽量避免"), lines);
    }

    [Fact]
    public void Every_line_has_a_name_in_words() =>
        Assert.All(PolicyLines.Of(RoundPolicy.Usual), line => Assert.DoesNotContain("{", PolicyLines.Named(line.Path).ToString(), StringComparison.Ordinal));

    [Theory]
    [InlineData("capacity", "十二", "Sheets.NotNumber")]
    [InlineData("capacity", "0", "Sheets.OutOfRange")]
    [InlineData("capacity", "", "Sheets.Blank")]
    [InlineData("visits.distance", "-1", "Sheets.OutOfRange")]
    [InlineData("visits.distance", "一个月", "Sheets.NotNumber")]
    [InlineData("selfScore", "也许", "Sheets.NotYesNo")]
    [InlineData("recusal.mutual", "看情况", "Sheets.NotInList")]
    [InlineData("ties[0]", "抓阄", "Schemes.NotTie")]
    [InlineData("grades[0].from", "75", "Schemes.GradesFall")]
    [InlineData("grades[3].from", "10", "Schemes.GradesFall")]
    [InlineData("grades[1].grade", "优秀", "Schemes.GradeTwice")]
    [InlineData("ties[0]", "并列", "Schemes.TiesEndShared")]
    [InlineData("composite[0].percent", "90", "Schemes.CompositeSum")]
    [InlineData("total", "120", "Sheets.OutOfRange")]
    [InlineData("colour", "红", "Schemes.NoSuchPolicy")]
    [InlineData("grades.from", "90", "Schemes.NoSuchPolicy")]
    public void A_line_that_cannot_be_is_refused_in_words(string path, string value, string why)
    {
        var refusal = Assert.Throws<RuleBroken>(() => PolicyLines.Policy([.. PolicyLines.Of(RoundPolicy.Usual).Where(line => line.Path != path), new(path, value)]));
        Assert.Equal(why, refusal.Code);
        Assert.DoesNotContain("{", RuleTexts.Say(refusal), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_list_is_missed_by_its_name()
    {
        List<string> paths = [.. PolicyLines.Of(RoundPolicy.Usual).Select(line => line.Path).Where(path => path is not ("grades[1].from" or "capacity" or "composite[0].part" or "composite[0].percent"))];
        Assert.Equal(["capacity", "composite[0].part", "composite[0].percent", "grades[1].from"], PolicyLines.Missing(paths).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(9000, "优秀")]
    [InlineData(8999, "良好")]
    [InlineData(7000, "一般")]
    [InlineData(0, "较差")]
    public void The_grade_is_the_first_whose_cut_the_rounded_score_reaches(int hundredths, string grade) =>
        Assert.Equal(grade, RoundPolicy.Usual.GradeOf(new(hundredths)));
}
