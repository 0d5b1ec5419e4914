using CleanAgency.Core.Facts;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Facts;

[SpokenInChinese]
public sealed class UnitsConcernedTests
{
    [Fact]
    public async Task Of_the_units_of_the_current_round_each_is_in_or_out_or_open_for_want_of_a_fact()
    {
        await using var agency = await Agency.District();
        var coordinator = agency.As("coordinator");
        var all = await coordinator.Send(new UnitsConcerned("全部"));
        Assert.Equal(("R3", 48, 48), (all.Round, all.Units, all.Applies));
        var some = await coordinator.Send(new UnitsConcerned("分母 新任谈话>0"));
        Assert.Equal((44, 4, 0), (some.Applies, some.Without.Count, some.Unknown.Count));
        Assert.Equal(48, (await coordinator.Send(new UnitsConcerned("事实 无人录入>0"))).Unknown.Count);
        Assert.Equal("Schemes.Applies.Text.Begin", await coordinator.Refused(new UnitsConcerned("有窗口")));
    }

    [Fact]
    public async Task Without_a_round_there_is_nobody_to_count()
    {
        await using var agency = new Agency();
        Assert.Null((await agency.As("coordinator").Send(new UnitsConcerned("全部"))).Round);
    }
}
