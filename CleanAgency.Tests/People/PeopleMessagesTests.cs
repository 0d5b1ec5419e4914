using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.People;

public sealed class PeopleMessagesTests
{
    [Fact]
    public async Task A_form_says_what_is_wrong_with_which_field()
    {
        await using var agency = new Agency();
        var asked = await agency.As("sysadmin").Try(new InvitePerson("Not An Account", "苏", null, new string('长', 31), new(2026, 1, 1), PasswordRule.OneTime()));

        Assert.Equal(["Account", "Name", "Title"], asked.Errors.Keys.Order());
        Assert.All(asked.Errors.Values, sentence => Assert.DoesNotContain("'", sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_invitation_twice_is_one_person_and_the_same_slip()
    {
        await using var agency = new Agency();
        var (invite, id) = (new InvitePerson("newhere", "新来的", agency.Unit("U01"), "科员", new(2026, 1, 1), PasswordRule.OneTime()), Guid.CreateVersion7());

        var first = await agency.As("sysadmin").Send(invite, id);
        var second = await agency.As("sysadmin").Send(invite, id);

        Assert.Equal(first, second);
        Assert.Equal(1, (await agency.As("sysadmin").Send(new PersonList(new("newhere")))).Total);
        Assert.Equal(SignInState.Welcome, (await agency.Stranger.Send(new SignIn("newhere", invite.OneTime, ""))).State);
        Assert.DoesNotContain(await agency.Audit(), row => $"{row.Details}".Contains(invite.OneTime.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("xlr", null, null, 0)]
    [InlineData("coordinator", null, null, 2)]
    [InlineData(null, "czj", null, 1)]
    [InlineData(null, "东湖", null, 1)]
    [InlineData(null, null, Role.Coordinator, 3)]
    public async Task The_list_finds_by_name_unit_and_role(string? search, string? unit, Role? role, int found)
    {
        await using var agency = new Agency();
        Assert.Equal(found, (await agency.As("secadmin").Send(new PersonList(new(search, role, unit)))).Total);
    }

    [Fact]
    public async Task States_filter_what_they_say()
    {
        await using var agency = new Agency();
        var admin = agency.As("sysadmin");
        await admin.Send(new LockPerson(agency.Person("leader"), "借调期满"));
        for (var i = 0; i < 5; i++)
        {
            await agency.Stranger.Send(new SignIn("inspector", new("wrong"), ""));
        }

        async Task<IEnumerable<string>> In(PersonState state) => (await admin.Send(new PersonList(new(State: state)))).Rows.Select(r => r.Account);

        Assert.Equal(["leader"], await In(PersonState.Locked));
        Assert.Equal(["inspector"], await In(PersonState.LockedOut));
        Assert.Contains("nobody", await In(PersonState.WithoutRole));
        Assert.DoesNotContain("leader", await In(PersonState.Active));
        Assert.Contains("newcomer", await In(PersonState.NeverSignedIn));

        await agency.As("secadmin").Send(new LiftLockOut(agency.Person("inspector")));
        Assert.Empty(await In(PersonState.LockedOut));
    }

    [Fact]
    public async Task Who_is_locked_is_out_at_once_and_back_with_all_his_roles()
    {
        await using var agency = new Agency();
        var (admin, leader) = (agency.As("sysadmin"), agency.As("leader"));
        await admin.Send(new LockPerson(agency.Person("leader"), "核实身份"));
        Assert.Equal("Access.Ended", await leader.Refused(new MyStanding()));

        await admin.Send(new UnlockPerson(agency.Person("leader")));
        Assert.Equal("Access.Ended", await leader.Refused(new MyStanding()));
        Assert.Equal([Role.Leader], (await agency.As("leader").Send(new MyStanding())).Roles);
    }

    [Fact]
    public async Task Roles_are_offered_with_their_reasons()
    {
        await using var agency = new Agency();
        var choices = await agency.As("secadmin").Send(new RoleChoices(agency.Person("coordinator")));

        Assert.Equal(Enum.GetValues<Role>(), choices.Select(c => c.Role));
        Assert.Equal([Role.Coordinator], choices.Where(c => c.Held).Select(c => c.Role));
        Assert.Equal([Role.Coordinator, Role.Leader, Role.Inspector], choices.Where(c => c.WhyNot is null).Select(c => c.Role));

        var last = await agency.As("secadmin").Send(new RoleChoices(agency.Person("auditor")));
        Assert.NotNull(last.Single(c => c.Role == Role.Auditor).WhyNot);
        Assert.Equal("Access.NoRight", await agency.As("sysadmin").Refused(new RoleChoices(agency.Person("auditor"))));
    }

    [Fact]
    public async Task Set_up_names_every_wrong_field_and_makes_nobody()
    {
        await using var agency = Agency.Empty();
        var asked = await agency.Machine(Permission.SetUp).Try(new SetUp(
            new("admin1", "韦示安", new("short")), new("admin1", "苏", PasswordRule.OneTime()), new("X", "蒋示明", PasswordRule.OneTime())));

        Assert.Equal(["Auditor.Account", "SecurityAdmin.Account", "SecurityAdmin.Name", "SystemAdmin.Password"], asked.Errors.Keys.Order());
        Assert.True(await agency.Stranger.Send(new SetUpNeeded()));
    }
}
