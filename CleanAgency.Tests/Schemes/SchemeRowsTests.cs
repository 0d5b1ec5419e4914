using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Schemes;

public sealed class SchemeRowsTests
{
    [Theory]
    [InlineData("coordinator", 2)]
    [InlineData("leader", 2)]
    [InlineData("inspector", 1)]
    [InlineData("u01", 1)]
    public async Task What_is_published_is_open_to_those_it_judges_and_drafts_are_not(string account, int seen)
    {
        await using var agency = new Agency();
        var (draft, published) = (await SmallScheme.Draft(agency), await SmallScheme.Published(agency));
        Assert.Equal(seen, (await agency.As(account).Send(new SchemeList())).Count);
        Assert.Equal(published, (await agency.As(account).Send(new SchemeFile(published))).Id);
        Assert.Equal(seen == 2 ? null : "Access.ForeignRow", (await agency.As(account).Try(new SchemeFile(draft))).Code);
        // The next version's draft does not show among the versions either.
        await agency.As("coordinator").Send(new NewSchemeVersion(published, "清廉机关指标体系（2026版）"));
        Assert.Equal(seen - 1, (await agency.As(account).Send(new SchemeFile(published))).Versions.Count);
    }
}
