using CleanAgency.Core.Jobs;
using CleanAgency.Core.Plans;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Plans;

public sealed class PlanRowsTests
{
    [Fact]
    public async Task A_leader_sees_a_plan_when_it_is_no_draft_any_more()
    {
        await using var agency = new Agency();
        var (round, group, plan) = await Office.Planned(agency);
        Assert.Empty((await agency.As("leader").Send(new AssignmentBoard(round)))!.Versions);
        Assert.Equal("Access.ForeignRow", await agency.As("leader").Refused(new UnitOptions(plan, agency.Unit("U01"))));
        // U02 is the inspector's own unit, so the round keeps U01 only.
        await agency.As("coordinator").Send(new Core.Rounds.ChooseScope(round, [agency.Unit("U02")], In: false));
        await agency.As("coordinator").Send(new DropPlan(plan));
        plan = await agency.As("coordinator").Send(new DraftPlan(round));
        await agency.As("coordinator").Send(new MoveUnits(plan, [new(agency.Unit("U01"), null, group)]));
        await agency.As("coordinator").Send(new LockPlan(plan));
        Assert.Single((await agency.As("leader").Send(new AssignmentBoard(round)))!.Versions);
        await agency.As("leader").Send(new UnitOptions(plan, agency.Unit("U01")));
    }
}

public sealed class PairRuleRowsTests
{
    [Fact]
    public async Task A_ruling_is_lifted_by_coordinators_and_by_nobody_who_does_not_plan()
    {
        await using var agency = new Agency();
        var rule = await Office.Ruling(agency);
        Assert.Equal("Access.NoRight", await agency.As("inspector").Refused(new LiftPairRule(rule)));
        Assert.Equal("Access.NoRight", await agency.As("leader").Refused(new LiftPairRule(rule)));
        await agency.As("coordinator2").Send(new LiftPairRule(rule));
    }
}

public sealed class JobRowsTests
{
    [Fact]
    public async Task A_job_is_seen_by_who_asked_and_by_who_might_have_asked()
    {
        await using var agency = new Agency();
        var (round, _, _) = await Office.Planned(agency);
        var job = await agency.As("coordinator").Send(new ProposePlan(round, new(), 1));
        Assert.NotNull(await agency.As("coordinator2").Send(new LatestJob(ProposePlan.Kind, round)));
        Assert.Null(await agency.As("leader").Send(new LatestJob(ProposePlan.Kind, round)));
        Assert.Equal("Access.ForeignRow", await agency.As("leader").Refused(new CancelJob(job)));
        await agency.As("coordinator2").Send(new CancelJob(job));
    }
}
