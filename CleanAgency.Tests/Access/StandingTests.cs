using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Access;

/// <summary>A disabled or demoted person loses access in every open screen within 30 seconds, without a new sign-in.</summary>
public sealed class StandingTests
{
    [Fact]
    public async Task A_locked_persons_next_message_is_refused()
    {
        await using var agency = new Agency();
        var leader = agency.As("leader");
        await leader.Send(new UnitList(new()));
        await agency.As("sysadmin").Send(new LockPerson(leader.Caller.PersonId, "离岗"));
        Assert.Equal("Access.Ended", await leader.Refused(new UnitList(new())));
        await agency.As("sysadmin").Send(new UnlockPerson(leader.Caller.PersonId));
        Assert.Equal("Access.Ended", await leader.Refused(new UnitList(new())));
        await agency.As("leader").Send(new UnitList(new()));
    }

    [Fact]
    public async Task A_withdrawn_role_works_with_the_next_message()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator2");
        await coordinator.Send(new UnitList(new()));
        await agency.As("secadmin").Send(new WithdrawRole(coordinator.Caller.PersonId, Role.Coordinator));
        Assert.Equal("Access.NoRight", await coordinator.Refused(new UnitList(new())));
    }

    [Fact]
    public async Task On_another_server_it_is_noticed_without_a_word_between_them()
    {
        await using var agency = new Agency();
        await using var other = new Agency(agency.Database);
        var (leader, coordinator) = (other.As("leader"), other.As("coordinator2"));
        await leader.Send(new UnitList(new()));
        await coordinator.Send(new UnitList(new()));
        await agency.As("sysadmin").Send(new LockPerson(leader.Caller.PersonId, "离岗"));
        await agency.As("secadmin").Send(new WithdrawRole(coordinator.Caller.PersonId, Role.Coordinator));
        while ((await leader.Try(new UnitList(new()))).Done || (await coordinator.Try(new UnitList(new()))).Done)
        {
            // No relay here: what another server remembers of a person it forgets after seconds.
            await Task.Delay(250);
        }
    }
}
