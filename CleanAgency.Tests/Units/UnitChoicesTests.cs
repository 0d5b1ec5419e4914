using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Units;

public sealed class UnitChoicesTests
{
    [Theory]
    [InlineData("czj", "区财政局")]
    [InlineData("jiaoyu", "区教育局")]
    [InlineData("u02", "区教育局")]
    [InlineData("东湖", "东湖财政所")]
    public async Task A_unit_is_found_while_typing(string typed, string name)
    {
        await using var agency = new Agency();
        Assert.Equal(name, Assert.Single((await agency.As("sysadmin").Send(new UnitChoices(typed))).Units).Name);
    }

    [Fact]
    public async Task The_first_few_come_in_official_order_with_the_number_of_all()
    {
        await using var agency = new Agency();
        foreach (var n in Enumerable.Range(3, UnitChoices.Most))
        {
            await agency.As("coordinator").Send(new RegisterUnit($"U{n:00}", Office.Profile($"区第{n}局") with { Sequence = n }));
        }

        var found = await agency.As("sysadmin").Send(new UnitChoices(""));

        Assert.Equal((UnitChoices.Most, UnitChoices.Most + 3), (found.Units.Count, found.Total));
        Assert.Equal("U03", found.Units[0].Code);
    }

    [Fact]
    public async Task A_liaison_chooses_only_among_the_own_unit_and_what_is_below()
    {
        await using var agency = new Agency();
        Assert.Equal(["U01", "U01-S"], (await agency.As("u01").Send(new UnitChoices(""))).Units.Select(u => u.Code).Order());
        Assert.Equal("Access.NoRight", await agency.As("auditor").Refused(new UnitChoices("")));
    }
}
