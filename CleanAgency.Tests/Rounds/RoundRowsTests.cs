using CleanAgency.Core.Rounds;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Rounds;

public sealed class RoundRowsTests
{
    [Fact]
    public async Task Whoever_may_see_rounds_sees_each_of_them()
    {
        await using var agency = new Agency();
        await Office.Round(agency);
        Assert.Equal(["R1"], (await agency.As("leader").Send(new RoundList())).Rows.Select(r => r.Code));
        Assert.Equal("Common.Gone", await agency.As("leader").Refused(new RoundFile(Guid.NewGuid())));
    }
}
