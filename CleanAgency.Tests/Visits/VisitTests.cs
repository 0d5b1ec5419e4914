using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Visits;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Plans;
using CleanAgency.Tests.Sheets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CleanAgency.Tests.Plans.DistrictPlans;

namespace CleanAgency.Tests.Visits;

/// <summary>The visits of the demo district on 20 November: four weeks are behind, some days lie ahead, U31 asks for another date.</summary>
public sealed class VisitTests : IAsyncLifetime
{
    private Agency agency = null!;
    private DistrictPlans plans = null!;

    private Sender Coordinator => plans.Coordinator;

    public async Task InitializeAsync() => plans = new(agency = await Agency.District());

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task Every_unit_of_the_district_has_its_one_date_and_no_group_is_at_two_places()
    {
        var answer = await List();
        Assert.Equal((48, 0, 0), (answer.Rows.Count, answer.Open.Count, answer.Proposed));
        Assert.Equal(48, answer.Rows.Select(r => r.UnitId).Distinct().Count());
        Assert.Equal(6, answer.Rows.Count(r => r.SecondGroup is not null));
        foreach (var group in answer.Groups)
        {
            var slots = answer.Rows.Where(r => r.GroupName == group.Name || r.SecondGroup == group.Name).Select(r => r.Slot).ToList();
            Assert.Equal(slots.Count, slots.Distinct().Count());
        }

        Assert.All(new[] { "U28", "U31", "U34" }, unit => Assert.True(answer.Rows.Single(r => r.Code == unit).Slot.Date > answer.Today));
        Assert.Contains(answer.Rows, r => r.State == VisitState.Past);
        Assert.False(answer.Round.Provisional);
        var next = await Coordinator.Send(new PlanRound("R4", new("2027年上半年督导", 2027, new(2027, 1, 1), new(2027, 6, 30)), CopyLast: false));
        Assert.True((await Coordinator.Send(new VisitList(next, new())))!.Round.Provisional);
    }

    [Fact]
    public async Task Proposed_dates_are_nobody_elses_until_the_units_are_told()
    {
        await agency.Sql("DELETE FROM \"Visits\"");
        var open = (await List()).Open;
        Assert.Equal(48, open.Count);
        var (round, groups) = (await plans.Round("R3"), (await List()).Groups.Select(g => g.Id).ToList());
        Assert.Equal(48, await Coordinator.Send(new ProposeVisits(round, groups, new(2026, 11, 23), new(2026, 12, 11), 6)));
        Assert.Equal([(NoticeKind.VisitsUntold, 48L)], await Waits("coordinator", NoticeKind.VisitsUntold, NoticeKind.VisitsOpen));
        Assert.Empty((await agency.As("u30").Send(new VisitList(null, new())))!.Rows);
        Assert.Empty((await agency.As("p01").Send(new VisitList(null, new())))!.Rows);
        Assert.Equal("Access.ForeignRow", await agency.As("u30").Refused(new VisitNotice(await Id("U30"))));

        // A proposal moves without a reason and leaves no record.
        var one = await Row("U30");
        await Coordinator.Send(new MoveVisit(one.Id, new(2026, 12, 15), HalfDay.Afternoon, "", one.Version));
        Assert.Equal(48, await Coordinator.Send(new TellVisits(round, groups)));
        Assert.Equal("Visits.NobodyToTell", await Coordinator.Refused(new TellVisits(round, groups)));
        var notice = await agency.As("u30").Send(new VisitNotice(one.Id));
        Assert.Equal((new VisitSlot(new(2026, 12, 15), HalfDay.Afternoon), 0), (notice.Slot, notice.Moves.Count));
        Assert.Equal([(NoticeKind.VisitComing, 0L)], await Waits("u30", NoticeKind.VisitComing, NoticeKind.VisitMoved));
    }

    [Fact]
    public async Task What_was_proposed_and_not_told_can_be_taken_back_and_what_was_told_stays()
    {
        await agency.Sql("DELETE FROM \"Visits\" WHERE \"Date\" > '2026-11-20'");
        var (round, groups) = (await plans.Round("R3"), (await List()).Groups.Select(g => g.Id).ToList());
        var told = (await List()).Visits;
        Assert.Equal(48 - told, await Coordinator.Send(new ProposeVisits(round, groups, new(2026, 11, 23), new(2026, 12, 4), 8)));
        await Coordinator.Send(new DropProposals(round, groups));
        Assert.Equal((told, 48 - told), ((await List()).Visits, (await List()).Open.Count));
    }

    [Fact]
    public async Task A_date_that_was_told_changes_with_a_reason_that_the_unit_reads()
    {
        var row = await Row("U28");
        Assert.Equal("Visits.NeedsReason", await Coordinator.Refused(new MoveVisit(row.Id, new(2026, 12, 8), HalfDay.Morning, " ", row.Version)));
        Assert.Equal("Visits.Weekend", await Coordinator.Refused(new MoveVisit(row.Id, new(2026, 12, 5), HalfDay.Morning, "组长外出", row.Version)));
        await Coordinator.Send(new MoveVisit(row.Id, new(2026, 12, 8), HalfDay.Morning, "组长外出", row.Version));
        Assert.Equal("Visits.MovedMeanwhile", await agency.As("coordinator2").Refused(new MoveVisit(row.Id, new(2026, 12, 9), HalfDay.Morning, "组长外出", row.Version)));
        var move = Assert.Single((await agency.As("u28").Send(new VisitNotice(row.Id))).Moves);
        Assert.Equal((row.Slot, "组长外出"), (move.From, move.Reason));
        var told = (await agency.As("u28").Waits()).Single(i => i.Kind == NoticeKind.VisitMoved);
        Assert.Contains("组长外出", told.Words);
    }

    [Fact]
    public async Task A_visit_by_hand_keeps_the_rules_and_a_unit_gets_no_second_one()
    {
        var round = await plans.Round("R3");
        Assert.Equal("Visits.ArrangedAlready", await Coordinator.Refused(new ArrangeVisit(round, agency.Unit("U28"), new(2026, 12, 8), HalfDay.Morning)));
        Assert.Equal("Visits.NotInPlan", await Coordinator.Refused(new ArrangeVisit(round, Guid.NewGuid(), new(2026, 12, 8), HalfDay.Morning)));
        var (row, other) = (await Row("U28"), (await List()).Rows.First(r => r.Group == 4 && r.Code != "U28" && r.Slot.Date > new DateOnly(2026, 11, 20)));
        Assert.Equal("Visits.GroupBusy", await Coordinator.Refused(new MoveVisit(row.Id, other.Slot.Date, other.Slot.Half, "组长外出", row.Version)));
        // In R2, which is over, there is no day left at all.
        Assert.Equal("Visits.OutsideRound", await Coordinator.Refused(new ArrangeVisit(await plans.Round("R2"), agency.Unit("U28"), new(2026, 12, 8), HalfDay.Morning)));
    }

    [Fact]
    public async Task Between_two_rounds_the_greater_of_their_frozen_distances_is_kept()
    {
        var (round, row) = (await plans.Round("R3"), await Row("U28"));
        await agency.Sql($"""UPDATE "Visits" SET "RoundId" = (SELECT "Id" FROM "Rounds" WHERE "Code" = 'R2') WHERE "UnitId" = (SELECT "Id" FROM "Units" WHERE "Code" = 'U28')""");
        var nextDay = new ArrangeVisit(round, row.UnitId, row.Slot.Date.AddDays(1), HalfDay.Afternoon);
        Assert.Equal("Visits.TooNear", await Coordinator.Refused(nextDay));
        await Distance("R3", 0);
        Assert.Equal("Visits.TooNear", await Coordinator.Refused(nextDay));
        await Distance("R2", 0);
        await Coordinator.Send(nextDay);

        Task Distance(string code, int days) => agency.Sql($"""UPDATE "Rounds" SET "Policy" = REPLACE("Policy", '"distance":20', '"distance":{days}') WHERE "Code" = '{code}'""");
    }

    [Fact]
    public async Task A_unit_asks_once_for_another_date_and_the_leader_of_its_group_gives_it()
    {
        var id = await Id("U31");
        Assert.Equal("Visits.AskedAlready", await agency.As("u31").Refused(new AskOtherDate(id, "当天开会")));
        Assert.Equal("Access.ForeignRow", await agency.As("u30").Refused(new AskOtherDate(id, "当天开会")));
        // P06 leads the second group; P07 is its deputy, and P01 leads another.
        Assert.Equal([(NoticeKind.DateAsked, 0L)], await Waits("p06", NoticeKind.DateAsked));
        Assert.Empty(await Waits("p07", NoticeKind.DateAsked));
        Assert.Equal("Visits.LeaderDecides", await agency.As("p07").Refused(new AcceptOtherDate(id, new(2026, 12, 8), HalfDay.Morning)));
        Assert.Equal("Access.ForeignRow", await agency.As("p01").Refused(new AcceptOtherDate(id, new(2026, 12, 8), HalfDay.Morning)));
        await agency.As("p06").Send(new AcceptOtherDate(id, new(2026, 12, 8), HalfDay.Morning));
        var notice = await agency.As("u31").Send(new VisitNotice(id));
        Assert.Equal((new VisitSlot(new(2026, 12, 8), HalfDay.Morning), RequestState.Accepted), (notice.Slot, Assert.Single(notice.Requests).State));
        Assert.Equal("Visits.NothingAsked", await Coordinator.Refused(new DeclineOtherDate(id, "已经答复")));
    }

    [Fact]
    public async Task A_request_that_nobody_answers_waits_also_when_its_day_has_passed()
    {
        var row = await Row("U31");
        agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(row.Slot.Date.AddDays(2), new(9, 0)));
        Assert.Equal([(NoticeKind.DateAsked, 0L)], await Waits("p06", NoticeKind.DateAsked));
        Assert.Empty(await Waits("u31", NoticeKind.VisitComing, NoticeKind.VisitMoved, NoticeKind.VisitStays));
        await Coordinator.Send(new DeclineOtherDate(row.Id, "当天已经走访"));
        Assert.Empty(await Waits("p06", NoticeKind.DateAsked));
    }

    [Fact]
    public async Task A_declined_request_leaves_the_date_and_says_why()
    {
        var row = await Row("U31");
        await Coordinator.Send(new DeclineOtherDate(row.Id, "本组其他时间已排满"));
        var notice = await agency.As("u31").Send(new VisitNotice(row.Id));
        Assert.Equal((row.Slot, "本组其他时间已排满"), (notice.Slot, notice.Requests.Single().Answer));
        Assert.Equal([NoticeKind.VisitStays], (await Waits("u31", NoticeKind.VisitComing, NoticeKind.VisitMoved, NoticeKind.VisitStays)).Select(w => w.Item1));
        await agency.As("u31").Send(new AskOtherDate(row.Id, "确有困难，请再考虑"));
        Assert.Equal(2, (await agency.As("u31").Send(new VisitNotice(row.Id))).Requests.Count);
    }

    [Fact]
    public async Task The_notice_names_who_comes_and_only_the_material_asked_of_this_unit()
    {
        // U02 is an anchor; C1 is for units with a window only.
        var notice = await Coordinator.Send(new VisitNotice(await Id("U02")));
        Assert.Equal(["第6组", "第1组"], notice.Groups.Select(g => g.Name));
        Assert.All(notice.Groups, g => Assert.Equal(5, g.Members.Count));
        Assert.DoesNotContain("C1", notice.Material.SelectMany(t => t.Items).Select(i => i.Code));
        var window = await Coordinator.Send(new VisitNotice(await Id("U20")));
        Assert.Contains("C1", window.Material.SelectMany(t => t.Items).Select(i => i.Code));
        Assert.All(window.Material.SelectMany(t => t.Items), i => Assert.NotEmpty(i.Evidence));
    }

    [Fact]
    public async Task When_another_plan_comes_into_force_visits_ahead_follow_and_everybody_concerned_is_told()
    {
        var past = (await List()).Rows.First(r => r.State == VisitState.Past);
        var draft = await plans.Draft();
        await Coordinator.Send(Swap(draft, "U28", "U31"));
        await Coordinator.Send(new LockPlan(draft.Plan!.Id));
        await Coordinator.Send(new PublishPlan(draft.Plan.Id, "戚示方调入区民政局"));
        Assert.Equal((2, 4), ((await Row("U28")).Group, (await Row("U31")).Group));
        Assert.Equal(past, await Row(past.Code));
        var told = (await agency.As("u28").Waits()).Single(i => i.Kind == NoticeKind.OtherGroup);
        Assert.Equal(["第2组", "戚示方调入区民政局", ""], told.Words.Select(word => $"{word}"));
        Assert.Contains("区民政局", (await agency.As("p06").Waits()).Single(i => i.Kind == NoticeKind.OtherUnits).Words[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(await Waits("u30", NoticeKind.OtherGroup));
        Assert.Empty(await Waits("p01", NoticeKind.OtherUnits));
    }

    [Fact]
    public async Task A_unit_whose_new_group_is_out_at_the_time_keeps_its_date_until_another_is_found()
    {
        var (row, busy) = (await Row("U28"), (await List()).Rows.First(r => r.Group == 2 && r.Code != "U31" && r.Slot.Date > new DateOnly(2026, 11, 20)));
        await Coordinator.Send(new MoveVisit(row.Id, busy.Slot.Date, busy.Slot.Half, "组长外出", row.Version));
        var draft = await plans.Draft();
        await Coordinator.Send(Swap(draft, "U28", "U31"));
        await Coordinator.Send(new LockPlan(draft.Plan!.Id));
        await Coordinator.Send(new PublishPlan(draft.Plan.Id, "戚示方调入区民政局"));
        Assert.Empty((await List()).Open);
        var kept = await Row("U28");
        Assert.Equal((row.Id, 2, busy.Slot, VisitState.Clashing, true), (kept.Id, kept.Group, kept.Slot, kept.State, kept.Moved));
        Assert.Equal(VisitState.Clashing, (await Row(busy.Code)).State);
        Assert.Equal([(NoticeKind.VisitsClash, 2L)], await Waits("coordinator", NoticeKind.VisitsClash, NoticeKind.VisitsOpen));
        await Coordinator.Send(new MoveVisit(kept.Id, new(2026, 12, 10), HalfDay.Morning, "第2组当天另有安排", kept.Version));
        Assert.Equal((VisitState.Ahead, VisitState.Ahead), ((await Row("U28")).State, (await Row(busy.Code)).State));
        Assert.Empty(await Waits("coordinator", NoticeKind.VisitsClash));
    }

    [Fact]
    public async Task The_lists_leave_as_workbooks_with_the_part_of_who_asks_and_without_any_kinship()
    {
        var round = await plans.Round("R3");
        foreach (var account in new[] { "coordinator", "leader", "p01", "u30" })
        {
            Assert.NotEmpty((await agency.As(account).Send(new ExportVisits(round, new()))).Bytes);
        }

        var roster = Read(await Coordinator.Send(new ExportRoster(round)));
        Assert.Equal((30, 54), (roster[0].Count, roster[1].Count));
        var own = Read(await agency.As("p16").Send(new ExportRoster(round)));
        Assert.Equal((5, 9), (own[0].Count, own[1].Count));
        Assert.DoesNotContain(roster.SelectMany(s => s).SelectMany(r => r), cell => cell.Contains("配偶", StringComparison.Ordinal) || cell.Contains("回避", StringComparison.Ordinal));
        var visits = Read(await Coordinator.Send(new ExportVisits(round, new(Group: 1))));
        Assert.All(visits[0], row => Assert.Equal("第1组", row[0]));
        Assert.Equal("Access.NoRight", await agency.As("u30").Refused(new ExportRoster(round)));
        Assert.NotEmpty(await agency.Audit(nameof(ExportRoster)));
    }

    // Sheet by sheet and row by row, without the titles.
    private static List<List<List<string>>> Read(SheetFile file) =>
        [.. Books.Workbooks.Read(new MemoryStream(file.Bytes)).Sheets.Select(s => s.Rows.Skip(1).Select(r => r.Cells.OrderBy(c => c.Key).Select(c => c.Value.Shown).ToList()).ToList())];

    private async Task<VisitList.Answer> List() => (await Coordinator.Send(new VisitList(null, new())))!;

    private async Task<VisitList.Row> Row(string unit) => (await List()).Rows.Single(r => r.Code == unit);

    private async Task<Guid> Id(string unit) => (await Row(unit)).Id;

    private async Task<IEnumerable<(NoticeKind, long)>> Waits(string account, params NoticeKind[] kinds) =>
        (await agency.As(account).Waits()).Where(i => kinds.Contains(i.Kind)).Select(i => (i.Kind, i.Count));
}
