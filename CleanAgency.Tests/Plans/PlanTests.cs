using CleanAgency.Core.Notices;
using CleanAgency.Core.People;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Tests.Fixtures;
using Xunit;
using static CleanAgency.Tests.Plans.DistrictPlans;

namespace CleanAgency.Tests.Plans;

/// <summary>The plans of the demo district: R3 is announced as units.csv says, and one member has been transferred since.</summary>
public sealed class PlanTests : IAsyncLifetime
{
    private Agency agency = null!;
    private DistrictPlans plans = null!;

    public async Task InitializeAsync() => plans = new(agency = await Agency.District());

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Theory]
    [InlineData("R1", RoundState.Archived)]
    [InlineData("R2", RoundState.Published)]
    [InlineData("R3", RoundState.Announced)]
    public async Task Every_round_of_the_district_has_a_published_plan_with_every_unit_once_and_six_twice(string code, RoundState state)
    {
        var board = await plans.Board(code);
        Assert.Equal((state, PlanState.Published), (board.Round.State, board.Plan!.State));
        Assert.Equal((48, 48, 6, 1), (board.Numbers!.Placed, board.Numbers.Total, board.Numbers.Anchors, board.Numbers.Parts));
        Assert.All(board.Groups, g => Assert.Equal((8, 8), (g.Units, g.Capacity)));
        Assert.Equal((0, 0), (board.Numbers.MutualPairs, board.Numbers.Repeats));
    }

    [Fact]
    public async Task The_plan_of_R3_has_189_to_196_heads_a_group_and_the_best_possible_spread_is_1()
    {
        var numbers = (await plans.Board()).Numbers!;
        Assert.Equal((189, 196, 7, 1), (numbers.LeastHeads, numbers.MostHeads, numbers.HeadSpread, numbers.HeadBound));
    }

    [Fact]
    public async Task A_transfer_breaks_the_plan_by_itself_and_the_exchange_that_changes_least_comes_first()
    {
        var board = await plans.Board();
        var broken = Assert.Single(board.Broken);
        Assert.Equal("U28", board.Seats.Single(s => s.UnitId == broken.UnitId).Unit.Code);
        Assert.Contains("戚示方", broken.Words, StringComparison.Ordinal);
        Assert.Contains("11", broken.Words, StringComparison.Ordinal);

        var draft = await plans.Draft();
        var offers = await plans.Coordinator.Send(new MendOffers(draft.Plan!.Id, broken.UnitId!.Value));
        Assert.Equal(["文化和旅游局", "医疗保障局"], offers.Take(2).Select(o => o.Change.With));
        Assert.Equal((0, 1), (offers[0].Change.Breaks.Count, offers[0].Change.Mends));
        await plans.Coordinator.Send(Swap(draft, "U28", "U31"));
        var mended = await plans.Board(plan: draft.Plan.Id);
        Assert.Empty(mended.Broken);
        Assert.Equal((7, 0), (mended.Numbers!.HeadSpread, mended.Numbers.MutualPairs));
    }

    [Fact]
    public async Task A_draft_may_break_a_rule_and_be_kept_so_but_neither_locked_nor_published()
    {
        var draft = await plans.Draft();
        Assert.Equal("Plans.Breaks", await plans.Coordinator.Refused(new LockPlan(draft.Plan!.Id)));
        Assert.Equal("Plans.NotNow", await plans.Coordinator.Refused(new PublishPlan(draft.Plan.Id, "改正")));
        await plans.Coordinator.Send(Swap(draft, "U28", "U31"));
        await plans.Coordinator.Send(new LockPlan(draft.Plan.Id));
        Assert.Equal("Plans.NotNow", await plans.Coordinator.Refused(Swap(await plans.Board(plan: draft.Plan.Id), "U28", "U31")));
        Assert.Equal("Plans.NeedsReason", await plans.Coordinator.Refused(new PublishPlan(draft.Plan.Id)));
        await plans.Coordinator.Send(new PublishPlan(draft.Plan.Id, "戚示方调入区民政局"));
        var board = await plans.Board();
        Assert.Equal([(2, PlanState.Published), (1, PlanState.Replaced)], board.Versions.Select(v => (v.Number, v.State)));
        Assert.Equal(2, GroupOf(board, "U28"));
    }

    [Fact]
    public async Task A_conflict_that_arises_after_locking_is_found_when_publishing()
    {
        var draft = await plans.Draft();
        await plans.Coordinator.Send(Swap(draft, "U28", "U31"));
        await plans.Coordinator.Send(new LockPlan(draft.Plan!.Id));
        await agency.As("sysadmin").Send(new TransferPerson(agency.Person("p06"), agency.Unit("U42"), "副局长", new(2026, 11, 19)));
        Assert.Equal("Plans.Breaks", await plans.Coordinator.Refused(new PublishPlan(draft.Plan.Id, "更新")));
        await plans.Coordinator.Send(new UnlockPlan(draft.Plan.Id));
        Assert.Equal(PlanState.Draft, (await plans.Board(plan: draft.Plan.Id)).Plan!.State);
    }

    [Fact]
    public async Task Two_coordinators_who_move_the_same_unit_do_not_overwrite_each_other()
    {
        var draft = await plans.Draft();
        var (two, three) = (await plans.Group(2), await plans.Group(3));
        await plans.Coordinator.Send(Move(draft, "U44", two));
        Assert.Equal("Plans.MovedMeanwhile", await agency.As("coordinator2").Refused(Move(draft, "U44", three)));
        Assert.Equal(2, GroupOf(await plans.Board(plan: draft.Plan!.Id), "U44"));
        await agency.As("coordinator2").Send(Move(draft, "U29", three));
        Assert.Equal(3, GroupOf(await plans.Board(plan: draft.Plan.Id), "U29"));
    }

    [Fact]
    public async Task What_somebody_did_he_takes_back_step_by_step_until_another_has_moved_the_unit()
    {
        var draft = await plans.Draft();
        var id = draft.Plan!.Id;
        await plans.Coordinator.Send(Swap(draft, "U28", "U31"));
        await plans.Coordinator.Send(new PinUnit(id, Seat(draft, "U41").UnitId, true));
        await plans.Coordinator.Send(new TakeBackStep(id));
        Assert.False(Seat(await plans.Board(plan: id), "U41").Pinned);
        await plans.Coordinator.Send(new TakeBackStep(id));
        Assert.Equal(4, GroupOf(await plans.Board(plan: id), "U28"));
        Assert.Equal("Plans.NothingToTakeBack", await plans.Coordinator.Refused(new TakeBackStep(id)));

        await plans.Coordinator.Send(Move(draft, "U44", await plans.Group(2)));
        await agency.As("coordinator2").Send(Move(await plans.Board(plan: id), "U44", await plans.Group(3)));
        Assert.Equal("Plans.MovedMeanwhile", await plans.Coordinator.Refused(new TakeBackStep(id)));
        Assert.Equal(3, GroupOf(await plans.Board(plan: id), "U44"));
    }

    [Fact]
    public async Task Why_not_is_said_for_every_group_and_kinship_only_to_the_coordinator()
    {
        var draft = await plans.Draft();
        await plans.Coordinator.Send(Swap(draft, "U28", "U31"));
        await plans.Coordinator.Send(new LockPlan(draft.Plan!.Id));
        // P16 of G4 has declared kin in U41, which stands in G2.
        var asked = new UnitOptions(draft.Plan.Id, Seat(draft, "U41").UnitId);
        var four = await plans.Group(4);
        var coordinator = string.Concat((await plans.Coordinator.Send(asked)).Groups.Single(g => g.GroupId == four).Reasons);
        var leader = string.Concat((await agency.As("leader").Send(asked)).Groups.Single(g => g.GroupId == four).Reasons);
        Assert.Contains("配偶", coordinator, StringComparison.Ordinal);
        Assert.DoesNotContain("配偶", leader, StringComparison.Ordinal);
        Assert.Contains("回避", leader, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_versions_are_compared_unit_by_unit()
    {
        var before = await plans.Board();
        var draft = await plans.Draft();
        await plans.Coordinator.Send(Swap(draft, "U28", "U31"));
        var found = await plans.Coordinator.Send(new ComparePlans(draft.Plan!.Id, before.Plan!.Id));
        Assert.Equal(["U28", "U31"], found.Moved.Select(m => m.Unit.Code));
        Assert.Equal((1, 0), (found.Before.Broken, found.After.Broken));
    }

    [Fact]
    public async Task A_draft_is_the_coordinators_and_nobody_elses()
    {
        var draft = await plans.Draft();
        var leader = await agency.As("leader").Send(new AssignmentBoard(draft.Round.Id));
        Assert.Equal(1, leader!.Plan!.Number);
        Assert.Equal("Access.ForeignRow", await agency.As("leader").Refused(new UnitOptions(draft.Plan!.Id, draft.Seats[0].UnitId)));
        Assert.Equal("Access.NoRight", await agency.As("p01").Refused(new AssignmentBoard(draft.Round.Id)));
        await plans.Coordinator.Send(new DropPlan(draft.Plan.Id));
        Assert.Equal(1, (await plans.Board()).Plan!.Number);
    }

    [Fact]
    public async Task A_member_sees_only_the_units_of_his_group_and_what_a_change_means_for_it()
    {
        var own = (await agency.As("p06").Send(new OwnUnits()))!;
        Assert.Equal(("第2组", 8, 1), (own.Group, own.Units.Count(u => !u.Second), own.Units.Count(u => u.Second)));
        Assert.DoesNotContain(own.Units, u => u.Code == "U28");

        await Change("戚示方调入区民政局", ("U28", "U31"));
        own = (await agency.As("p06").Send(new OwnUnits()))!;
        Assert.Equal(("戚示方调入区民政局", "区民政局", "区文化和旅游局"), (own.Reason, Assert.Single(own.Came), Assert.Single(own.Gone)));
        var other = (await agency.As("p01").Send(new OwnUnits()))!;
        Assert.Null(other.Reason);
        Assert.Empty(other.Came);
        Assert.Null(await agency.As("coordinator").Send(new OwnUnits()));
    }

    [Fact]
    public async Task That_a_transfer_broke_the_plan_in_force_waits_for_the_coordinator_until_it_is_mended()
    {
        var line = (await plans.Coordinator.Waits()).Single(i => i.Kind == NoticeKind.PlanBroken);
        Assert.Equal((Trouble.Bad, 1L, await plans.Round("R3")), (line.Trouble, line.Count, line.Thing));
        await Change("戚示方调入区民政局", ("U28", "U31"));
        Assert.DoesNotContain((await plans.Coordinator.Waits()), i => i.Kind == NoticeKind.PlanBroken);
    }

    [Fact]
    public async Task A_later_version_does_not_hide_what_an_earlier_one_changed_for_somebody()
    {
        await Change("戚示方调入区民政局", ("U28", "U31"));
        await Change("换印发文号");
        var told = (await agency.As("p06").Waits()).Single(i => i.Kind == NoticeKind.OtherUnits);
        Assert.Equal(["区民政局", "区文化和旅游局", "戚示方调入区民政局"], told.Words.Select(word => $"{word}"));
        Assert.Contains((await agency.As("u28").Waits()), i => i.Kind == NoticeKind.OtherGroup);
        var own = (await agency.As("p06").Send(new OwnUnits()))!;
        Assert.Equal(("戚示方调入区民政局", "区民政局", "区文化和旅游局"), (own.Reason, Assert.Single(own.Came), Assert.Single(own.Gone)));
    }

    [Fact]
    public async Task A_step_that_a_colleague_has_overtaken_is_passed_over_and_the_one_before_goes_back()
    {
        var draft = await plans.Draft();
        var id = draft.Plan!.Id;
        await plans.Coordinator.Send(Swap(draft, "U28", "U31"));
        await plans.Coordinator.Send(Move(await plans.Board(plan: id), "U44", await plans.Group(2)));
        await agency.As("coordinator2").Send(Move(await plans.Board(plan: id), "U44", await plans.Group(3)));
        await plans.Coordinator.Send(new TakeBackStep(id));
        var board = await plans.Board(plan: id);
        Assert.Equal((4, 3), (GroupOf(board, "U28"), GroupOf(board, "U44")));
    }

    private async Task Change(string reason, params (string Unit, string With)[] swaps)
    {
        var draft = await plans.Draft();
        foreach (var (unit, with) in swaps)
        {
            await plans.Coordinator.Send(Swap(draft, unit, with));
        }

        await plans.Coordinator.Send(new LockPlan(draft.Plan!.Id));
        await plans.Coordinator.Send(new PublishPlan(draft.Plan.Id, reason));
    }
}
