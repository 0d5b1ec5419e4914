using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Demo;

public sealed class DemoDistrictTests
{
    [Fact]
    public async Task A_real_office_is_never_taken_for_a_demo_nor_a_demo_for_an_office()
    {
        await using var office = new Agency();
        Assert.False(await office.Services.HoldsDemo());
        using var database = TestDatabase.Empty();
        await using var nothing = new Agency(database, TestDatabase.Demo);
        Assert.Null(await nothing.Services.HoldsDemo());
        await using var demo = await Agency.District();
        Assert.True(await demo.Services.HoldsDemo());
    }

    [Fact]
    public async Task A_later_start_goes_on_from_the_last_audited_moment_and_leaves_invited_people_their_passwords()
    {
        using var database = TestDatabase.District();
        await using var first = new Agency(database, TestDatabase.Demo);
        await first.Services.FillDemo(DemoDistrict.DefaultDay, Office.Password);
        var clock = first.Services.GetService(typeof(Clock)) as Clock;
        clock!.MoveTo(clock.Now.AddDays(3));
        await first.As("sysadmin").Send(new InvitePerson("guest", "来示宾", first.Unit("U19"), "", DemoDistrict.DefaultDay, new("Harbour-77-Lamp")));

        await using var later = new Agency(database, TestDatabase.Demo);
        await later.Services.FillDemo(DemoDistrict.DefaultDay, "Another-88-Harbour");
        Assert.True((later.Services.GetService(typeof(Clock)) as Clock)!.Today >= DemoDistrict.DefaultDay.AddDays(3));
        Assert.Equal(SignInState.Welcome, (await later.Stranger.Send(new SignIn("guest", new("Harbour-77-Lamp"), ""))).State);
        Assert.Equal(SignInState.Welcome, (await later.Stranger.Send(new SignIn("u19", new("Another-88-Harbour"), ""))).State);
        Assert.Equal(SignInState.Wrong, (await later.Stranger.Send(new SignIn("u19", new(Office.Password), ""))).State);
    }

    [Fact]
    public async Task The_district_has_its_48_units_and_1165_heads_and_an_intact_chain()
    {
        await using var demo = await Agency.District();
        var list = await demo.As("coordinator").Send(new UnitList(new()));
        Assert.Equal((48, 1165), (list.Page.Total, list.Headcount));
        Assert.Equal([16, 10, 11, 11], list.Categories.Select(c => c.Units));
        Assert.Equal("区财政局", Assert.Single((await demo.As("coordinator").Send(new UnitList(new(Search: "czj")))).Page.Rows).Name);
        await demo.Seal();
        Assert.True((await demo.Check()).Intact);
    }
}
