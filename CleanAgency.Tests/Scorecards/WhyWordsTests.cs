using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

[SpokenInChinese]
public sealed class WhyWordsTests
{
    private static readonly ExplanationLine Talks = new("Schemes.Why.Level", new(300), "谈话全覆盖", new Points(300));
    private static readonly ExplanationLine Full = new("Schemes.Why.Full", new(100), new Points(100));
    private static readonly ExplanationLine Missed = new("Schemes.Why.Taken", new(-50), "节前提醒缺节点", 1L, "个", new Points(50), new Points(50));

    [Fact]
    public void Full_marks_of_which_nothing_was_taken_say_that_nothing_was_found_as_the_tablet_does()
    {
        Assert.Equal(["未发现问题，得1.0分"], WhyWords.Said(new([Full])));
        Assert.Equal(["谈话全覆盖，得3分", "未发现问题，得1.0分"], WhyWords.Said(new([Talks, Full])));
    }

    [Fact]
    public void What_was_taken_stands_behind_what_it_was_taken_from() =>
        Assert.Equal(["谈话全覆盖，得3分", "满分1分：节前提醒缺节点1个×0.5，扣0.5分", "谈话全覆盖，得3分"], WhyWords.Said(new([Talks, Full, Missed, Talks])));
}
