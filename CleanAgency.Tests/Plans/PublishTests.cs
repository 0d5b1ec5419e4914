using CleanAgency.Core.Notices;
using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Visits;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Plans;

/// <summary>What stands between a locked plan and its announcement, and who is told of it.</summary>
public sealed class PublishTests : IAsyncLifetime
{
    private Agency agency = null!;
    private Guid plan;
    private Guid second;

    private Sender Coordinator => agency.As("coordinator");

    public async Task InitializeAsync()
    {
        agency = Staffed();
        At(new(2026, 11, 20));
        second = await Office.Group(agency, "G2", "leader");
        plan = await Office.Locked(agency, await Office.Group(agency, "G1", "inspector"), second);
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task What_can_wait_is_published_with_a_reason_that_stays_with_the_plan()
    {
        var outcome = await Coordinator.Try(new PublishPlan(plan));
        Assert.Equal("Plans.NeedsDespite", outcome.Code);
        Assert.Contains("示inspector、示leader", outcome.Refusal, StringComparison.Ordinal);
        await agency.As("inspector").Send(new SignDeclaration(await Office.Round(agency), "示inspector"));
        await Coordinator.Send(new PublishPlan(plan, Despite: Office.Despite));
        var board = (await agency.As("leader").Send(new AssignmentBoard(await Office.Round(agency))))!;
        Assert.Equal((RoundState.Announced, Office.Despite), (board.Round.State, board.Plan!.Despite));
        Assert.Equal(["1人还没有“督导组成员”角色，请安全管理员授予：示leader", "1人还没有申报回避情况：示leader"], board.Plan.Lacked);
    }

    [Fact]
    public async Task Where_nothing_lacks_nothing_is_asked_and_nothing_is_kept()
    {
        await agency.As("secadmin").Send(new GrantRole(agency.Person("leader"), Role.Inspector));
        foreach (var account in new[] { "inspector", "leader" })
        {
            await agency.As(account).Send(new SignDeclaration(await Office.Round(agency), $"示{account}"));
        }

        await Coordinator.Send(new PublishPlan(plan, Despite: Office.Despite));
        var version = (await Coordinator.Send(new AssignmentBoard(await Office.Round(agency))))!.Plan!;
        Assert.Equal((null, 0), (version.Despite, version.Lacked.Count));
    }

    [Fact]
    public async Task A_group_whose_leader_is_locked_stops_every_publication_whatever_is_said()
    {
        await agency.As("sysadmin").Send(new LockPerson(agency.Person("leader"), "离岗"));
        Assert.Contains(await Coordinator.Send(new RoundGaps(await Office.Round(agency))), gap => gap is { Kind: GapKind.WithoutLeader, Stops: true });
        var outcome = await Coordinator.Try(new PublishPlan(plan, Despite: Office.Despite));
        Assert.Equal("Plans.Stopped", outcome.Code);
        Assert.Contains("第2组", outcome.Refusal, StringComparison.Ordinal);
        await Coordinator.Send(new ReplaceMember(second, agency.Person("leader"), agency.Person("u01"), "原组长离岗"));
        await Coordinator.Send(new PublishPlan(plan, Despite: Office.Despite));
    }

    [Fact]
    public async Task Members_and_units_are_told_of_the_first_plan_for_ten_working_days()
    {
        Assert.Empty(await Told("inspector"));
        await Coordinator.Send(new PublishPlan(plan, Despite: Office.Despite));
        var round = await Office.Round(agency);
        var member = Assert.Single(await Told("inspector"));
        Assert.Equal((NoticeKind.UnitsAnnounced, 1L), (member.Kind, member.Count));
        Assert.Equal(["2026下半年督导", "第1组"], member.Words);
        Assert.Equal(round, (await agency.As("inspector").Send(new OwnUnits(round)))!.RoundId);
        var unit = Assert.Single(await Told("u02"));
        Assert.Equal(NoticeKind.GroupAnnounced, unit.Kind);
        Assert.Equal(["2026下半年督导", "第2组", "示leader"], unit.Words);
        Assert.Empty(await Told("station"));
        Assert.Empty(await Told("coordinator"));

        At(WorkCalendar.Shipped.WorkdayAfter(new(2026, 11, 20), 10));
        Assert.NotEmpty(await Told("u02"));
        At(WorkCalendar.Shipped.WorkdayAfter(new(2026, 11, 20), 11));
        Assert.Empty(await Told("u02"));
        Assert.Empty(await Told("inspector"));
    }

    [Fact]
    public async Task The_notice_of_the_visit_takes_the_place_of_the_line_for_the_unit()
    {
        await Coordinator.Send(new PublishPlan(plan, Despite: Office.Despite));
        var round = await Office.Round(agency);
        await Coordinator.Send(new ProposeVisits(round, [second], new(2026, 11, 23), new(2026, 11, 27), 4));
        Assert.Equal([NoticeKind.GroupAnnounced], (await Told("u02")).Select(item => item.Kind));
        await Coordinator.Send(new TellVisits(round, [second]));
        Assert.Equal([NoticeKind.VisitComing], (await agency.As("u02").Waits()).Select(item => item.Kind).Where(kind => kind != NoticeKind.SelfScoreDue));
    }

    [Fact]
    public async Task Who_joins_a_group_later_is_told_of_its_units_as_soon_as_he_may_score()
    {
        await Coordinator.Send(new PublishPlan(plan, Despite: Office.Despite));
        At(new(2026, 12, 21));
        await Coordinator.Send(new ReplaceMember(second, agency.Person("leader"), agency.Person("nobody"), "借调期满"));
        Assert.Empty(await Told("nobody"));
        await agency.As("secadmin").Send(new GrantRole(agency.Person("nobody"), Role.Inspector));
        Assert.Equal([NoticeKind.UnitsAnnounced], (await Told("nobody")).Select(item => item.Kind));
    }

    private static Agency Staffed() => new();

    private void At(DateOnly day) => agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(day, new(9, 0)));

    private async Task<IReadOnlyList<Inbox.Line>> Told(string account) =>
        [.. (await agency.As(account).Waits()).Where(item => item.Kind is NoticeKind.GroupAnnounced or NoticeKind.UnitsAnnounced)];
}
