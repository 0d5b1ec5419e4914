using CleanAgency.Core.Notices;
using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.People;

[SpokenInChinese]
public sealed class RoleProposalTests
{
    [Fact]
    public async Task All_of_a_list_are_granted_in_one_act_and_the_line_on_Home_goes()
    {
        await using var agency = await Proposed(("nobody", Role.Inspector), ("nobody", Role.Leader), ("u02", Role.Inspector));
        var security = agency.As("secadmin");
        Assert.Equal(3, await Waiting(agency));
        var open = await security.Send(new RoleProposals());
        Assert.Equal(new ConfirmRoles.Answer(3, 0), await security.Send(new ConfirmRoles(open.Grantable)));
        Assert.Equal([Role.Leader, Role.Inspector], await Roles(agency, "nobody"));
        Assert.Equal(0, await Waiting(agency));
        Assert.Empty((await security.Send(new RoleProposals())).Page.Rows);
    }

    [Fact]
    public async Task What_a_rule_forbids_stays_with_its_reason_and_the_rest_is_granted()
    {
        await using var agency = await Proposed(("nobody", Role.Auditor), ("nobody", Role.Leader), ("coordinator", Role.UnitLiaison), ("u02", Role.Inspector));
        var security = agency.As("secadmin");
        var open = await security.Send(new RoleProposals());
        Assert.Contains("还没有登记所在单位", open.Page.Rows.Single(line => line.Role == Role.UnitLiaison).WhyNot);
        Assert.Equal(3, open.Grantable.Count);
        // Two that exclude each other: the first is granted, the second is not.
        Assert.Equal(new ConfirmRoles.Answer(2, 2), await security.Send(new ConfirmRoles([.. open.Page.Rows.Select(line => line.Id)])));
        Assert.Equal([Role.Auditor], await Roles(agency, "nobody"));
        Assert.Contains("三员分立", (await security.Send(new RoleProposals())).Page.Rows.Single(line => line.Role == Role.Leader).WhyNot);
    }

    [Fact]
    public async Task Nobody_confirms_a_role_of_his_own()
    {
        await using var agency = await Proposed(("secadmin", Role.Leader));
        var line = Assert.Single((await agency.As("secadmin").Send(new RoleProposals())).Page.Rows);
        Assert.Contains("不能给自己授予", line.WhyNot);
        Assert.Equal("People.GrantsHimself", await agency.As("secadmin").Refused(new ConfirmRoles([line.Id])));
    }

    [Fact]
    public async Task A_declined_proposal_grants_nothing_and_keeps_its_reason()
    {
        await using var agency = await Proposed(("nobody", Role.Inspector));
        var security = agency.As("secadmin");
        var open = await security.Send(new RoleProposals());
        Assert.Equal("Access.Form", await security.Refused(new DeclineRoles(open.Grantable, " ")));
        await security.Send(new DeclineRoles(open.Grantable, "已借调"));
        Assert.Empty(await Roles(agency, "nobody"));
        Assert.Equal("People.AlreadyDecided", await security.Refused(new ConfirmRoles(open.Grantable)));
        var kept = await agency.Do((AppDb db) => db.Set<RoleProposal>().AsNoTracking().SingleAsync());
        Assert.Equal((false, "已借调"), (kept.Confirmed, kept.DeclineReason));
    }

    [Fact]
    public async Task A_role_granted_by_hand_takes_its_proposal_off_the_list_for_good()
    {
        await using var agency = await Proposed(("nobody", Role.Inspector), ("nobody", Role.Leader));
        var security = agency.As("secadmin");
        await security.Send(new GrantRole(agency.Person("nobody"), Role.Inspector));
        Assert.Equal(Role.Leader, Assert.Single((await security.Send(new RoleProposals())).Page.Rows).Role);
        Assert.Equal(1, await Waiting(agency));
        await security.Send(new WithdrawRole(agency.Person("nobody"), Role.Inspector));
        Assert.Single((await security.Send(new RoleProposals())).Page.Rows);
        var kept = await agency.Do((AppDb db) => db.Set<RoleProposal>().AsNoTracking().SingleAsync(p => p.Role == Role.Inspector));
        Assert.Equal((true, "苏示宁"), (kept.Confirmed, kept.DecidedBy));
    }

    private static async Task<Agency> Proposed(params (string Account, Role Role)[] wanted)
    {
        var agency = new Agency();
        var proposals = wanted.Select(w => new RoleProposal(agency.Person(w.Account), w.Role, "韦示安", DateTime.UtcNow)).ToList();
        await agency.Do(async (AppDb db) =>
        {
            db.AddRange(proposals);
            return await db.SaveChangesAsync();
        });
        return agency;
    }

    private static async Task<long> Waiting(Agency agency) =>
        (await agency.As("secadmin").Waits()).SingleOrDefault(item => item.Kind == NoticeKind.RolesProposed)?.Count ?? 0;

    private static async Task<IEnumerable<Role>> Roles(Agency agency, string account) =>
        (await agency.As("sysadmin").Send(new PersonFile(agency.Person(account)))).RolesNow.Order();
}
