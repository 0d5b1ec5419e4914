using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>Whose form is it? The own unit's, and nobody else's before it is handed in.</summary>
public sealed class SelfScoreRowsTests
{
    [Fact]
    public async Task A_liaison_has_the_form_of_the_own_unit_and_nobody_else_has_any()
    {
        await using var agency = new Agency();
        var own = await Office.SelfScore(agency, "U01");
        Assert.NotEqual(own, (await agency.As("u02").Send(new SelfScoreForm()))!.Id);
        Assert.Equal("Access.ForeignRow", await agency.As("u02").Refused(new SubmitSelfScore(own)));
        foreach (var account in new[] { "coordinator", "leader", "inspector" })
        {
            Assert.Equal("Access.NoRight", await agency.As(account).Refused(new SelfScoreForm()));
        }
    }
}
