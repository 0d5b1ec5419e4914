using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.People;

public sealed class RoleProposalRowsTests
{
    [Theory]
    [InlineData("secadmin", null)]
    [InlineData("sysadmin", "Access.NoRight")]
    [InlineData("leader", "Access.NoRight")]
    [InlineData("nobody", "Access.NoRight")]
    public async Task Only_who_grants_roles_sees_what_was_proposed(string account, string? refused)
    {
        await using var agency = new Agency();
        var proposal = new RoleProposal(agency.Person("nobody"), Role.Inspector, "示sysadmin", new(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc));
        await agency.Do(async (AppDb db) =>
        {
            db.Add(proposal);
            return await db.SaveChangesAsync();
        });
        var outcome = await agency.As(account).Try(new RoleProposals());
        Assert.Equal(refused, outcome.Code);
        Assert.Equal(refused is null ? [proposal.Id] : [], outcome.Answer?.Page.Rows.Select(line => line.Id) ?? []);
    }
}
