using CleanAgency.Core.Visits;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Visits;

/// <summary>Whose visits are they? In the demo district, where P01 leads the first group and U30 is visited by the fifth.</summary>
public sealed class VisitRowsTests : IAsyncLifetime
{
    private Agency agency = null!;

    public async Task InitializeAsync() => agency = await Agency.District();

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Theory]
    [InlineData("coordinator", 48)]
    [InlineData("leader", 48)]
    [InlineData("p01", 9)]
    [InlineData("u30", 1)]
    public async Task Everybody_sees_the_visits_of_his_part(string account, int visits) => Assert.Equal(visits, (await Rows(account)).Count);

    [Fact]
    public async Task A_member_sees_those_of_the_own_group_and_those_where_it_goes_along()
    {
        var rows = await Rows("p01");
        Assert.All(rows, r => Assert.True(r.GroupName == "第1组" || r.SecondGroup == "第1组"));
        Assert.Contains(rows, r => r.SecondGroup == "第1组");
    }

    [Fact]
    public async Task A_liaison_sees_the_own_unit_only_and_a_foreign_notice_is_refused()
    {
        Assert.Equal("U30", Assert.Single(await Rows("u30")).Code);
        var foreign = (await Rows("coordinator")).First(r => r.Code != "U30");
        Assert.Equal("Access.ForeignRow", await agency.As("u30").Refused(new VisitNotice(foreign.Id)));
        Assert.Equal("Access.NoRight", await agency.As("auditor").Refused(new VisitList(null, new())));
    }

    private async Task<IReadOnlyList<VisitList.Row>> Rows(string account) => (await agency.As(account).Send(new VisitList(null, new())))!.Rows;
}
