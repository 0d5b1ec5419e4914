using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Demo;

public sealed class DemoRoundsTests
{
    // Own unit, former units of three years, kin: over the members of each group.
    private static readonly Dictionary<int, string> Barred = new()
    {
        [1] = "U01 U10 U19 U21 U25 U34 U37 U46",
        [2] = "U03 U05 U14 U24 U39",
        [3] = "U01 U03 U06 U18 U24 U29 U32 U33 U38 U39",
        [4] = "U07 U08 U11 U36 U40 U41 U48",
        [5] = "U12 U13 U15 U17 U20 U25 U27 U35",
        [6] = "U09 U16 U21 U26 U28 U30 U34",
    };

    [Fact]
    public async Task The_three_rounds_have_their_groups_and_exactly_the_conflicts_of_the_story()
    {
        await using var demo = await Agency.District();
        var coordinator = demo.As("coordinator");
        var rounds = (await coordinator.Send(new RoundList())).Rows;
        Assert.Equal(["R3", "R2", "R1"], rounds.Select(r => r.Code));
        Assert.All(rounds, r => Assert.Equal(48, r.Units));
        Assert.All(rounds, r => Assert.True(r.State >= RoundState.Grouping));
        foreach (var round in rounds)
        {
            var groups = await coordinator.Send(new GroupList(round.Id));
            Assert.Equal(["U10", "U05", "U06", "U07", "U12", "U09"], groups.Select(g => DemoTables.Units.Single(u => u.Name == g.LeadUnit).Code));
            Assert.All(groups, g => Assert.Equal((8, 5, 1), (g.Capacity, g.Members.Count, g.Members.Count(m => m.Liaison))));
            var list = await coordinator.Send(new ConflictList(round.Id, new(), Size: 200));
            // The transfer of 16 November bars one unit more, in the round in which it happens.
            var transferred = round.Code == "R3" ? 1 : 0;
            Assert.Equal(45 + transferred, list.Pairs);
            Assert.Empty(list.Undeclared);
            foreach (var (number, units) in Barred)
            {
                var expected = units.Split(' ').Concat(number == 4 && transferred == 1 ? ["U28"] : []).Order();
                Assert.Equal(expected, list.Page.Rows.Where(r => r.Group == number).Select(r => r.UnitCode).Distinct().Order());
            }
        }

        var last = await coordinator.Send(new ConflictList(rounds[0].Id, new("U28", Group: 4)));
        Assert.Contains("戚示方", Assert.Single(last.Page.Rows).Said);
    }
}
