using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Units;

public sealed class UnitRowsTests
{
    [Theory]
    [InlineData("u01", "U01", true)]
    [InlineData("u01", "U01-S", true)]
    [InlineData("u01", "U02", false)]
    [InlineData("station", "U01-S", true)]
    [InlineData("station", "U01", false)]
    [InlineData("leader", "U02", true)]
    public async Task A_liaison_sees_the_own_unit_and_what_is_below_it(string account, string unit, bool seen)
    {
        await using var agency = new Agency();
        var outcome = await agency.As(account).Try(new UnitCard(agency.Unit(unit)));
        Assert.Equal(seen ? null : "Access.ForeignRow", outcome.Code);
    }

    [Fact]
    public async Task A_list_shows_only_the_own_rows()
    {
        await using var agency = new Agency();
        Assert.Equal(["U01", "U01-S"], (await agency.As("u01").Send(new UnitList(new()))).Page.Rows.Select(r => r.Code));
        Assert.Equal(["U02"], (await agency.As("u02").Send(new UnitList(new()))).Page.Rows.Select(r => r.Code));
        Assert.Equal(3, (await agency.As("coordinator").Send(new UnitList(new()))).Page.Total);
    }

    [Fact]
    public async Task A_forged_id_is_answered_like_a_foreign_row()
    {
        await using var agency = new Agency();
        Assert.Equal("Access.ForeignRow", await agency.As("u01").Refused(new UnitCard(Guid.NewGuid())));
        Assert.Equal("Access.ForeignRow", await agency.As("u01").Refused(new UnitCard(agency.Unit("U02"))));
        // To somebody who sees every unit nothing is foreign: it is simply not there.
        Assert.Equal("Common.Gone", await agency.As("coordinator").Refused(new UnitCard(Guid.NewGuid())));
    }
}
