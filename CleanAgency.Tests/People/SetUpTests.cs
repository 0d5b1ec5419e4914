using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.People;

public sealed class SetUpTests
{
    private static SetUp Of(int i) => new(
        new($"sys{i}", "韦示安", new(Office.Password)), new($"sec{i}", "苏示宁", new("Slip-Harbour-63")), new($"aud{i}", "蒋示明", new("Slip-Harbour-63")));

    [Fact]
    public async Task An_empty_database_asks_for_its_first_three_people_and_only_once()
    {
        await using var agency = Agency.Empty();
        Assert.True(await agency.Stranger.Send(new SetUpNeeded()));
        await agency.Machine(Permission.SetUp).Send(Of(0));
        Assert.False(await agency.Stranger.Send(new SetUpNeeded()));
        Assert.Equal("People.AlreadySetUp", await agency.Machine(Permission.SetUp).Refused(Of(1)));
        Assert.Equal("Access.NoRight", await agency.Stranger.Refused(Of(1)));
    }

    [Fact]
    public async Task Four_who_set_up_at_the_same_moment_on_two_servers_make_three_people()
    {
        await using var agency = Agency.Empty();
        await using var other = new Agency(agency.Database);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => (i % 2 == 0 ? agency : other).Machine(Permission.SetUp).Try(Of(i)))));
        Assert.Single(answers, a => a.Done);
        Assert.All(answers.Where(a => !a.Done), a => Assert.Equal("People.AlreadySetUp", a.Code));
        Assert.Equal(3, await agency.Do((AppDb db) => db.Set<Person>().CountAsync()));
    }

    [Fact]
    public async Task A_weak_password_is_refused_and_makes_nobody()
    {
        await using var agency = Agency.Empty();
        Assert.Equal("Access.Form", await agency.Machine(Permission.SetUp).Refused(Of(0) with { SystemAdmin = new("sys0", "韦示安", new("short")) }));
        Assert.True(await agency.Stranger.Send(new SetUpNeeded()));
    }
}
