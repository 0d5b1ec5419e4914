using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using Xunit;

namespace CleanAgency.Tests.Results;

public sealed class PanelTests
{
    [Fact]
    public void Five_scores_may_lose_their_highest_and_lowest_four_may_not()
    {
        Assert.Equal([80, 85, 90], Panel.Trimmed([90, 80, 99, 10, 85]));
        Assert.False(Panel.MayTrim(4));
        Assert.Equal("Results.PanelTooSmall", Assert.Throws<RuleBroken>(() => Panel.Trimmed([1, 2, 3, 4])).Code);
    }

    [Fact]
    public void Of_equal_ones_at_an_end_one_is_left_out() => Assert.Equal([7, 7, 9], Panel.Trimmed([7, 9, 7, 7, 9]));
}
