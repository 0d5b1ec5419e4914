using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.People;

/// <summary>Without one administrator of each kind nobody could repair, grant or watch any more.</summary>
public sealed class LastAdministratorTests
{
    [Theory]
    [InlineData("secadmin")]
    [InlineData("auditor")]
    public async Task The_last_administrator_of_a_kind_cannot_be_locked(string account)
    {
        await using var agency = new Agency();
        Assert.Equal("People.LastOfKind", await agency.As("sysadmin").Refused(new LockPerson(agency.Person(account), "离岗")));
    }

    [Theory]
    [InlineData("sysadmin", Role.SystemAdmin)]
    [InlineData("auditor", Role.Auditor)]
    public async Task The_last_administrator_of_a_kind_cannot_be_demoted(string account, Role role)
    {
        await using var agency = new Agency();
        Assert.Equal("People.LastOfKind", await agency.As("secadmin").Refused(new WithdrawRole(agency.Person(account), role)));
    }

    [Fact]
    public async Task Nobody_locks_or_promotes_himself()
    {
        await using var agency = new Agency();
        Assert.Equal("People.LocksHimself", await agency.As("sysadmin").Refused(new LockPerson(agency.Person("sysadmin"), "离岗")));
        Assert.Equal("People.GrantsHimself", await agency.As("secadmin").Refused(new GrantRole(agency.Person("secadmin"), Role.Leader)));
        Assert.Equal("People.GrantsHimself", await agency.As("secadmin").Refused(new WithdrawRole(agency.Person("secadmin"), Role.SecurityAdmin)));
    }

    [Fact]
    public async Task Administrators_exclude_every_other_role()
    {
        await using var agency = new Agency();
        Assert.Equal("People.RolesExclude", await agency.As("secadmin").Refused(new GrantRole(agency.Person("coordinator"), Role.Auditor)));
        Assert.Equal("People.RolesExclude", await agency.As("secadmin").Refused(new GrantRole(agency.Person("sysadmin"), Role.Inspector)));
    }

    [Fact]
    public async Task Two_who_lock_each_other_at_the_same_moment_leave_one()
    {
        await using var agency = new Agency();
        await using var other = new Agency(agency.Database);
        var active = "sysadmin";
        for (var round = 0; round < 3; round++)
        {
            var keeper = $"keeper{round}";
            var id = await agency.As(active).Send(new InvitePerson(keeper, "韦示二", null, "", new(2026, 1, 1), new(Office.Password), MustChange: false));
            await agency.As("secadmin").Send(new GrantRole(id, Role.SystemAdmin));
            var (a, b) = (agency.As(active), other.As(keeper));
            using var start = new Barrier(2);
            var answers = await Task.WhenAll(Lock(a, b.Caller.PersonId, start), Lock(b, a.Caller.PersonId, start));
            Assert.Equal(1, answers.Count(done => done));
            active = answers[0] ? active : keeper;
        }
    }

    private static Task<bool> Lock(Sender sender, Guid whom, Barrier start) => Task.Factory.StartNew(
        () =>
        {
            start.SignalAndWait();
            return sender.Try(new LockPerson(whom, "离岗")).GetAwaiter().GetResult().Done;
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
