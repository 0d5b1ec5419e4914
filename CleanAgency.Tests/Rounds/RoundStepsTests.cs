using Bunit;
using CleanAgency.Core.Rounds;
using CleanAgency.Tests.Ui;
using CleanAgency.Web.Rounds;
using Xunit;

namespace CleanAgency.Tests.Rounds;

/// <summary>Where a round stands, by the same rule wherever it is shown.</summary>
public sealed class RoundStepsTests : UiContext
{
    [Theory]
    [InlineData(RoundState.Preparing, 0, "筹备")]
    [InlineData(RoundState.Grouping, 1, "分组")]
    [InlineData(RoundState.Announced, 3, "汇总")]
    [InlineData(RoundState.Totalled, 4, "校准")]
    [InlineData(RoundState.Published, 7, "归档")]
    [InlineData(RoundState.Archived, 8, null)]
    public void What_is_done_stands_before_the_one_step_that_is_being_done(RoundState state, int done, string? present)
    {
        var steps = Render<RoundSteps>(steps => steps.Add(s => s.State, state));
        Assert.Equal(Enumerable.Range(0, 8).Select(step => step < done ? "ok" : step == done ? "act" : "mute"), steps.FindAll("li").Select(step => step.GetAttribute("data-s")));
        Assert.Equal(present, steps.FindAll("[aria-current=step]").SingleOrDefault()?.TextContent);
    }

    [Fact]
    public void Where_only_the_later_steps_matter_the_rule_is_the_same()
    {
        var steps = Render<RoundSteps>(steps => steps.Add(s => s.State, RoundState.Calibrated).Add(s => s.First, RoundState.Totalled));
        Assert.Equal(["ok", "ok", "act", "mute", "mute"], steps.FindAll("li").Select(step => step.GetAttribute("data-s")));
    }
}
