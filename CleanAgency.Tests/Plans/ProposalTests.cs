using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.People;
using CleanAgency.Core.Plans;
using CleanAgency.Tests.Fixtures;
using Xunit;
using static CleanAgency.Tests.Plans.DistrictPlans;

namespace CleanAgency.Tests.Plans;

/// <summary>Proposals for R3 of the demo district, reckoned as jobs.</summary>
public sealed class ProposalTests : IAsyncLifetime
{
    private Agency agency = null!;
    private DistrictPlans plans = null!;

    public async Task InitializeAsync() => plans = new(agency = await Agency.District());

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task A_proposal_is_reckoned_as_a_job_keeps_the_pins_and_comes_as_a_draft()
    {
        var draft = await plans.Draft();
        await plans.Coordinator.Send(new PinUnit(draft.Plan!.Id, Seat(draft, "U41").UnitId, true));
        var round = await plans.Round("R3");
        await plans.Coordinator.Send(new ProposePlan(round, new Weights(), 7));
        Assert.Equal("Plans.AlreadyProposing", await agency.As("coordinator2").Refused(new ProposePlan(round, new Weights(), 8)));
        Assert.Equal(JobState.Waiting, (await agency.As("coordinator2").Send(new LatestJob(ProposePlan.Kind, round)))!.State);
        await agency.RunJobs();

        var job = await plans.Coordinator.Send(new LatestJob(ProposePlan.Kind, round));
        Assert.Equal((JobState.Done, 100), (job!.State, job.Percent));
        var board = await plans.Board();
        Assert.Equal((job.ResultId, PlanState.Draft, 48, 6), (board.Plan!.Id, board.Plan.State, board.Numbers!.Placed, board.Numbers.Anchors));
        Assert.Empty(board.Broken);
        Assert.InRange(board.Numbers.HeadSpread, 1, 2);
        Assert.Equal(0, board.Numbers.MutualPairs);
        Assert.True(Seat(board, "U41") is { Pinned: true } seat && seat.GroupId == Seat(draft, "U41").GroupId);
    }

    [Fact]
    public async Task Where_no_plan_exists_the_reasons_and_the_ways_out_are_named()
    {
        var round = await plans.Round("R3");
        var draft = await plans.Draft();
        foreach (var number in new[] { 1, 2, 3, 5, 6 })
        {
            await plans.Coordinator.Send(new RulePair(round, Seat(draft, "U20").UnitId, await plans.Group(number), PairRuling.Excluded, "工作安排"));
        }

        await plans.Coordinator.Send(new RulePair(round, Seat(draft, "U20").UnitId, await plans.Group(4), PairRuling.Excluded, "工作安排"));
        await plans.Coordinator.Send(new ProposePlan(round, new Weights(), 7));
        await agency.RunJobs();
        var job = await plans.Coordinator.Send(new LatestJob(ProposePlan.Kind, round));
        Assert.Equal(JobState.Failed, job!.State);
        Assert.Contains("Plans.NoPlan", job.Failure, StringComparison.Ordinal);
        var why = await plans.Coordinator.Send(new NoPlanReasons(round));
        Assert.Contains("自然资源局", why!.Units);
        Assert.Contains(why.Ways, w => w.Suffices);

        var rule = (await plans.Board()).Rulings[^1];
        await plans.Coordinator.Send(new LiftPairRule(rule.Id));
        Assert.Equal(5, (await plans.Board()).Rulings.Count);
    }

    [Fact]
    public async Task A_cancelled_proposal_writes_nothing_and_can_be_asked_for_again()
    {
        var round = await plans.Round("R3");
        var id = await plans.Coordinator.Send(new ProposePlan(round, new Weights(), 7));
        await agency.As("coordinator2").Send(new CancelJob(id));
        await agency.RunJobs();
        Assert.Single((await plans.Board()).Versions);
        Assert.Equal("Jobs.NotNow", await plans.Coordinator.Refused(new CancelJob(id)));
        await plans.Coordinator.Send(new RetryJob(id));
        await agency.RunJobs();
        Assert.Equal(2, (await plans.Board()).Versions.Count);
    }

    [Fact]
    public async Task Who_lost_the_right_meanwhile_gets_no_proposal()
    {
        var round = await plans.Round("R3");
        await agency.As("coordinator2").Send(new ProposePlan(round, new Weights(), 7));
        await agency.As("secadmin").Send(new WithdrawRole(agency.Person("coordinator2"), Core.Access.Role.Coordinator));
        await agency.RunJobs();
        Assert.Equal(JobState.Failed, (await plans.Coordinator.Send(new LatestJob(ProposePlan.Kind, round)))!.State);
        Assert.Single((await plans.Board()).Versions);
    }
}
