using CleanAgency.Core.Access;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Groups;

public sealed class GroupTests
{
    [Fact]
    public async Task A_group_has_a_leader_from_its_first_moment()
    {
        await using var agency = new Agency();
        var file = await agency.As("leader").Send(new GroupFile(await Office.Group(agency, "G1", "inspector")));
        Assert.Equal(("第1组", "区教育局", 8), (file.Name, file.LeadUnit, file.Capacity));
        Assert.Equal(("示inspector", GroupPost.Leader, false), Assert.Single(file.Members) is var m ? (m.Name, m.Post, m.LacksRole) : default);
        Assert.Equal("Groups.NumberTaken", await agency.As("coordinator").Refused(new FormGroup(await Office.Round(agency), 1, "又一组", agency.Unit("U01"), 8, agency.Person("u02"))));
    }

    [Fact]
    public async Task No_two_groups_of_a_round_have_one_name_however_it_is_given()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        await Office.Group(agency, "G1", "inspector");
        var second = await Office.Group(agency, "G2", "u01");
        Assert.Equal("Groups.NameTaken", await coordinator.Refused(new EditGroup(second, GroupField.Name, " 第1组 ", 1)));
        Assert.Equal("Groups.NameTaken", await coordinator.Refused(new FormGroup(await Office.Round(agency), 3, "第2组", agency.Unit("U01"), 8, agency.Person("u02"))));
        await coordinator.Send(new EditGroup(second, GroupField.Name, "督导二组", 1));
    }

    [Fact]
    public async Task A_group_never_has_two_leaders_and_never_none()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        var group = await Office.Group(agency, "G1", "inspector");
        Assert.Equal("Groups.LeaderThere", await coordinator.Refused(new AddMember(group, agency.Person("u02"), GroupPost.Leader, false)));
        Assert.Equal("Groups.NeedsLeader", await coordinator.Refused(new RemoveMember(group, agency.Person("inspector"))));
        Assert.Equal("Groups.NeedsLeader", await coordinator.Refused(new AssignPost(group, agency.Person("inspector"), GroupPost.Member, false)));
        await coordinator.Send(new AddMember(group, agency.Person("u02"), GroupPost.Member, false));
        await coordinator.Send(new AssignPost(group, agency.Person("u02"), GroupPost.Leader, true));
        Assert.Equal(
            [("示u02", GroupPost.Leader), ("示inspector", GroupPost.Member)], (await coordinator.Send(new GroupFile(group))).Members.Select(m => (m.Name, m.Post)));
        await coordinator.Send(new RemoveMember(group, agency.Person("inspector")));
        Assert.Equal("Groups.NotMember", await coordinator.Refused(new RemoveMember(group, agency.Person("inspector"))));
    }

    [Fact]
    public async Task Who_is_in_one_group_of_a_round_is_in_no_other()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        await Office.Group(agency, "G1", "inspector");
        var second = await Office.Group(agency, "G2", "u02");
        Assert.Equal("Groups.InOtherGroup", await coordinator.Refused(new AddMember(second, agency.Person("inspector"), GroupPost.Member, false)));
        Assert.Equal("Groups.InOtherGroup", await coordinator.Refused(new AddMember(second, agency.Person("u02"), GroupPost.Member, false)));
        var choice = Assert.Single((await coordinator.Send(new MemberChoices(await Office.Round(agency), "inspector"))).People);
        Assert.Contains("第1组", choice.WhyNot);
        Assert.Equal(["区教育局"], choice.Bars);
    }

    [Fact]
    public async Task Administrators_and_locked_accounts_do_not_supervise()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        var group = await Office.Group(agency, "G1", "inspector");
        await agency.As("sysadmin").Send(new LockPerson(agency.Person("u01"), "离岗"));
        Assert.Equal("Groups.Locked", await coordinator.Refused(new AddMember(group, agency.Person("u01"), GroupPost.Member, false)));
        Assert.Equal("Groups.Administrator", await coordinator.Refused(new AddMember(group, agency.Person("auditor"), GroupPost.Member, false)));
    }

    [Fact]
    public async Task Who_lacks_the_role_is_named_and_only_the_security_administrator_gives_it()
    {
        await using var agency = new Agency();
        var group = await Office.Group(agency, "G1", "nobody");
        Assert.True(Assert.Single((await agency.As("coordinator").Send(new GroupFile(group))).Members).LacksRole);
        var gaps = await agency.As("coordinator").Send(new RoundGaps(await Office.Round(agency)));
        Assert.Contains("示nobody", gaps.Single(g => g.Kind == GapKind.WithoutRole).Said.ToString());
        await agency.As("secadmin").Send(new GrantRole(agency.Person("nobody"), Role.Inspector));
        Assert.DoesNotContain(await agency.As("coordinator").Send(new RoundGaps(await Office.Round(agency))), g => g.Kind == GapKind.WithoutRole);
    }

    [Fact]
    public async Task Who_replaces_a_member_takes_over_the_post_and_brings_his_own_conflicts()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        var group = await Office.Group(agency, "G1", "inspector");
        Assert.Equal(["区教育局"], (await coordinator.Send(new GroupFile(group))).Barred.Select(b => b.Unit));
        Assert.Equal("Access.Form", await coordinator.Refused(new ReplaceMember(group, agency.Person("inspector"), agency.Person("u01"), " ")));
        await coordinator.Send(new ReplaceMember(group, agency.Person("inspector"), agency.Person("u01"), "借调期满"));
        var file = await coordinator.Send(new GroupFile(group));
        Assert.Equal(("示u01", GroupPost.Leader), Assert.Single(file.Members) is var m ? (m.Name, m.Post) : default);
        Assert.Equal(("示inspector", "示u01", "借调期满"), Assert.Single(file.Former) is var f ? (f.Name, f.ReplacedBy, f.Reason) : default);
        Assert.Equal(["区财政局"], file.Barred.Select(b => b.Unit));
        // He left the group and with it the sight of it.
        Assert.Equal("Access.ForeignRow", await agency.As("inspector").Refused(new GroupFile(group)));
    }

    [Fact]
    public async Task The_capacity_belongs_to_the_group_and_too_little_of_it_is_said()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        var round = await Office.Round(agency);
        Assert.Equal(GapKind.NoGroups, Assert.Single(await coordinator.Send(new RoundGaps(round))).Kind);
        var group = await Office.Group(agency, "G1", "inspector");
        Assert.Equal("Groups.CapacityForm", await coordinator.Refused(new EditGroup(group, GroupField.Capacity, "0", int.MaxValue)));
        await coordinator.Send(new EditGroup(group, GroupField.Capacity, "1", int.MaxValue));
        Assert.Contains(await coordinator.Send(new RoundGaps(round)), g => g.Kind == GapKind.TooLittleRoom);
        await coordinator.Send(new EditGroup(group, GroupField.Capacity, "43", int.MaxValue));
        Assert.DoesNotContain(await coordinator.Send(new RoundGaps(round)), g => g.Kind == GapKind.TooLittleRoom);
    }

    [Fact]
    public async Task A_group_is_dissolved_with_its_members()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        var group = await Office.Group(agency, "G1", "inspector");
        await coordinator.Send(new DissolveGroup(group));
        Assert.Empty(await coordinator.Send(new GroupList(await Office.Round(agency))));
        await Office.Group(agency, "G1", "inspector");
    }

    [Fact]
    public async Task What_was_announced_can_only_be_replaced()
    {
        await using var agency = new Agency();
        var made = await Office.Group(agency, "G1", "inspector");
        await Office.StartGrouping(agency, await Office.Round(agency));
        var (round, group) = await agency.Do(async (AppDb db) => (await db.Set<Round>().SingleAsync(), await db.Set<SupervisionGroup>().Include(g => g.Members).SingleAsync(g => g.Id == made)));
        var second = Somebody("乙");
        group.Add(round, second, GroupPost.Member, false, new(2026, 6, 1));
        round.Announce(DateTime.UtcNow);
        Assert.Equal("Rounds.NotGrouping", Refusal(() => round.Announce(DateTime.UtcNow)));
        Assert.Equal("Rounds.Announced", Refusal(() => round.Edit(RoundField.Name, "改名", null, int.MaxValue, "某人", DateTime.UtcNow)));
        Assert.Equal("Rounds.Announced", Refusal(() => group.Add(round, Somebody("丙"), GroupPost.Member, false, new(2026, 8, 1))));
        Assert.Equal("Rounds.Announced", Refusal(() => group.Remove(round, second.PersonId)));
        group.Replace(second.PersonId, Somebody("丙"), "借调期满", new(2026, 8, 1));
        Assert.Equal(2, group.MembersNow.Count());
    }

    private static Candidate Somebody(string name) => new(Guid.NewGuid(), name, false, [Role.Inspector], null);

    private static string Refusal(Action act) => Assert.Throws<Core.Common.RuleBroken>(act).Code;
}
