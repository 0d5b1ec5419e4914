using CleanAgency.Core.Groups;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Groups;

public sealed class GroupRowsTests
{
    [Fact]
    public async Task An_inspector_sees_only_the_group_he_is_in()
    {
        await using var agency = new Agency();
        await Office.Group(agency, "G1", "inspector");
        var other = await Office.Group(agency, "G2", "u02");
        var round = await Office.Round(agency);
        Assert.Equal(["第1组"], (await agency.As("inspector").Send(new GroupList(round))).Select(g => g.Name));
        Assert.Equal("Access.ForeignRow", await agency.As("inspector").Refused(new GroupFile(other)));
        Assert.Equal(["第1组", "第2组"], (await agency.As("leader").Send(new GroupList(round))).Select(g => g.Name));
        Assert.Equal("Access.NoRight", await agency.As("u01").Refused(new GroupList(round)));
    }
}
