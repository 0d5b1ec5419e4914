using CleanAgency.Core.People;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.People;

public sealed class PersonRowsTests
{
    [Theory]
    [InlineData("u01", "u01", true)]
    [InlineData("u01", "u02", false)]
    [InlineData("coordinator", "leader", false)]
    [InlineData("secadmin", "u01", true)]
    [InlineData("sysadmin", "auditor", true)]
    public async Task Everybody_sees_himself_and_who_keeps_accounts_sees_all(string account, string whom, bool seen)
    {
        await using var agency = new Agency();
        var outcome = await agency.As(account).Try(new PersonFile(agency.Person(whom)));
        Assert.Equal(seen ? null : "Access.ForeignRow", outcome.Code);
    }
}
