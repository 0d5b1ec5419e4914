using CleanAgency.Core.Facts;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Facts;

public sealed class FactRowsTests
{
    [Theory]
    [InlineData("coordinator", "U01 U02")]
    [InlineData("leader", "U01 U02")]
    [InlineData("u01", "U01")]
    [InlineData("u02", "U02")]
    [InlineData("station", "")]
    public async Task A_liaison_sees_the_own_units_facts_and_who_looks_after_the_district_all(string account, string units)
    {
        await using var agency = new Agency();
        await Office.Fact(agency, "U01");
        await Office.Fact(agency, "U02");
        var list = await agency.As(account).Send(new FactList(new()));
        Assert.Equal(units.Split(' ', StringSplitOptions.RemoveEmptyEntries), list.Page.Rows.Select(row => row.UnitCode));
    }

    [Theory]
    [InlineData("inspector")]
    [InlineData("sysadmin")]
    [InlineData("auditor")]
    [InlineData("nobody")]
    public async Task Others_read_no_facts(string account)
    {
        await using var agency = new Agency();
        Assert.Equal("Access.NoRight", await agency.As(account).Refused(new FactList(new())));
        Assert.Equal("Access.NoRight", await agency.As(account).Refused(new UnitFacts(agency.Unit("U02"))));
    }
}
