using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.People;

public sealed class ReissueSlipsTests
{
    [Fact]
    public async Task The_new_slips_open_and_the_old_passwords_and_sessions_are_over()
    {
        await using var agency = new Agency();
        var (admin, leader) = (agency.As("sysadmin"), agency.As("leader"));
        await leader.Send(new MyStanding());
        var slips = await admin.Send(new MakeSlips(["leader", "newcomer"]));
        await admin.Send(new ReissueSlips([agency.Person("leader"), agency.Person("newcomer")], Hashes(slips)));

        Assert.Equal("Access.Ended", await leader.Refused(new MyStanding()));
        Assert.Equal(SignInState.Welcome, await Tried(agency, "leader", slips.Single(s => s.Account == "leader").OneTime));
        Assert.Equal(SignInState.Welcome, await Tried(agency, "newcomer", slips.Single(s => s.Account == "newcomer").OneTime));
        Assert.Equal(SignInState.Wrong, await Tried(agency, "leader", new(Office.Password)));
        var rows = await agency.Audit(nameof(ReissueSlips));
        Assert.Equal(new[] { "leader", "newcomer" }.Select(account => (Guid?)agency.Person(account)).Order(), rows.Select(row => row.SubjectId).Order());
        Assert.All(slips, slip => Assert.All(rows, row => Assert.DoesNotContain(slip.Hash.Value, row.Details, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_never_signed_in_is_offered_by_unit_and_nobody_locked_nor_oneself()
    {
        await using var agency = new Agency();
        var admin = agency.As("sysadmin");
        await admin.Send(new LockPerson(agency.Person("nobody"), "借调期满"));
        var offered = await admin.Send(new SlipChoices(new(State: PersonState.NeverSignedIn)));
        Assert.Equal((await admin.Send(new PersonList(new(State: PersonState.NeverSignedIn)))).Rows.Select(r => r.Account).Except(["sysadmin"]).Order(), offered.All.Select(p => p.Account).Order());
        Assert.DoesNotContain((await admin.Send(new SlipChoices(new()))).All, p => p.Account is "sysadmin" or "nobody");
        var places = (await admin.Send(new SlipChoices(new()))).All.Select(p => p.Unit).ToList();
        Assert.Equal(places.Distinct(), places.Index().Where(p => p.Index == 0 || places[p.Index - 1] != p.Item).Select(p => p.Item));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("sysadmin")]
    public async Task One_who_may_not_get_a_slip_keeps_all_the_old_ones_as_they_are(string who)
    {
        await using var agency = new Agency();
        var admin = agency.As("sysadmin");
        await admin.Send(new LockPerson(agency.Person("nobody"), "借调期满"));
        var slips = await admin.Send(new MakeSlips(["leader", who]));
        Assert.Equal("People.NoSlip", await admin.Refused(new ReissueSlips([agency.Person("leader"), agency.Person(who)], Hashes(slips))));
        Assert.Equal(SignInState.Welcome, await Tried(agency, "leader", new(Office.Password)));
    }

    private static OneTimeHashes Hashes(IReadOnlyList<MakeSlips.Slip> slips) => new(slips.ToDictionary(s => s.Account, s => s.Hash));

    private static async Task<SignInState> Tried(Agency agency, string account, Secret password) => (await agency.Stranger.Send(new SignIn(account, password, ""))).State;
}
