using CleanAgency.Core.Notices;
using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Overview;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Overview;

public sealed class HomeTests
{
    [Fact]
    public async Task A_coordinator_is_told_how_many_units_have_no_head_until_they_have()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        Assert.Equal([(NoticeKind.UnitsWithoutLeader, 3)], await Waits(coordinator));
        foreach (var code in Office.Units)
        {
            await coordinator.Send(new EditUnit(agency.Unit(code), UnitField.Leader, "程示公", 9));
        }

        Assert.Empty(await Waits(coordinator));
    }

    [Fact]
    public async Task What_only_another_can_mend_waits_for_nobody_else()
    {
        await using var agency = new Agency();
        foreach (var account in new[] { "leader", "inspector", "u01", "nobody" })
        {
            Assert.Empty(await Waits(agency.As(account)));
        }
    }

    [Fact]
    public async Task The_security_administrator_counts_people_without_a_role_as_the_list_does()
    {
        await using var agency = new Agency();
        var secadmin = agency.As("secadmin");
        var listed = (await secadmin.Send(new PersonList(new(State: PersonState.WithoutRole)))).Total;
        Assert.Equal([(NoticeKind.WithoutRole, listed)], await Waits(secadmin));
        await secadmin.Send(new GrantRole(agency.Person("nobody"), Role.Inspector));
        Assert.Empty(await Waits(secadmin));
    }

    [Fact]
    public async Task The_system_administrator_sees_who_is_locked_out_before_who_never_came()
    {
        await using var agency = new Agency();
        var sysadmin = agency.As("sysadmin");
        // In December a calendar would be missing too.
        agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(new(2026, 11, 20), new(9, 0)));
        // One of them has a slip, which has its day.
        var never = (await sysadmin.Send(new PersonList(new(State: PersonState.NeverSignedIn)))).Total - 1;
        Assert.Equal([(NoticeKind.NeverSignedIn, never), (NoticeKind.SlipUnused, 1)], await Waits(sysadmin));
        for (var tries = 0; tries < 5; tries++)
        {
            await agency.Stranger.Try(new SignIn("u02", new("wrong"), "10.0.0.9"));
        }

        Assert.Equal([(NoticeKind.LockedOut, 1), (NoticeKind.NeverSignedIn, never), (NoticeKind.SlipUnused, 1)], await Waits(sysadmin));
        await sysadmin.Send(new LiftLockOut(agency.Person("u02")));
        Assert.Equal([(NoticeKind.NeverSignedIn, never), (NoticeKind.SlipUnused, 1)], await Waits(sysadmin));
    }

    [Fact]
    public async Task The_auditor_is_asked_to_check_until_a_check_is_fresh()
    {
        await using var agency = new Agency();
        await agency.Seal();
        Assert.Equal([(NoticeKind.NeverChecked, 0)], await Waits(agency.As("auditor")));
        // Refused, so nothing was checked.
        await agency.As("leader").Refused(new VerifyAuditChain());
        await agency.Seal();
        Assert.Equal([(NoticeKind.NeverChecked, 0)], await Waits(agency.As("auditor")));
        await agency.Check();
        await agency.Seal();
        Assert.Empty(await Waits(agency.As("auditor")));
        var clock = agency.Services.GetRequiredService<Clock>();
        clock.MoveTo(clock.Now.AddDays(2).AddMinutes(1));
        await agency.Seal();
        Assert.Equal([(NoticeKind.CheckedLongAgo, 0)], await Waits(agency.As("auditor")));
    }

    [Fact]
    public async Task The_auditor_sees_rows_that_nobody_seals()
    {
        await using var agency = new Agency();
        await agency.Seal();
        await agency.Check();
        await agency.As("coordinator").Send(new EditUnit(agency.Unit("U01"), UnitField.Leader, "程示公", 9));
        Assert.Empty(await Waits(agency.As("auditor")));
        var clock = agency.Services.GetRequiredService<Clock>();
        clock.MoveTo(clock.Now.AddMinutes(2));
        // The edit, the check before it, and the morning between them.
        Assert.Equal([(NoticeKind.Unsealed, 3)], await Waits(agency.As("auditor")));
    }

    [Fact]
    public async Task A_broken_chain_comes_first()
    {
        await using var agency = new Agency();
        await agency.Seal();
        await agency.Sql(TestDatabase.OnPostgres ? """DROP TRIGGER "AuditSeal_append_only" ON "AuditSeal" """ : """DROP TRIGGER "AuditSeal_no_DELETE" """);
        await agency.Sql("""DELETE FROM "AuditSeal" WHERE "Position" = 2""");
        Assert.False((await agency.Check()).Intact);
        var item = (await agency.As("auditor").Send(new Inbox())).Lines[0];
        Assert.Equal((NoticeKind.ChainBroken, Trouble.Bad), (item.Kind, item.Trouble));
        Assert.NotNull(item.Since);
    }

    [Fact]
    public async Task A_liaison_finds_the_own_unit_and_nothing_of_the_district()
    {
        await using var agency = new Agency();
        var home = await agency.As("u01").Send(new Home());
        Assert.Equal(("区财政局", 20, 1), (home.Own!.Name, home.Own.Headcount, home.Own.Stations));
        Assert.Null(home.Categories);
        Assert.Equal("东湖财政所", (await agency.As("station").Send(new Home())).Own!.Name);
        Assert.Null((await agency.As("inspector").Send(new Home())).Own);
    }

    [Fact]
    public async Task Who_looks_after_the_district_sees_the_units_by_category_in_their_official_order()
    {
        await using var agency = new Agency();
        foreach (var account in new[] { "coordinator", "leader" })
        {
            var home = await agency.As(account).Send(new Home());
            Assert.Equal([new("经济发展类", 2, 40), new("民生服务类", 1, 20)], home.Categories!);
            Assert.Null(home.Own);
        }

        Assert.Null((await agency.As("sysadmin").Send(new Home())).Categories);
    }

    [Theory]
    [InlineData(2026, 11, 20, DayKind.Workday, false)]
    [InlineData(2026, 11, 21, DayKind.Weekend, false)]
    [InlineData(2026, 10, 1, DayKind.Holiday, true)]
    [InlineData(2026, 10, 10, DayKind.WorkingWeekend, false)]
    public async Task Today_says_what_kind_of_day_it_is(int year, int month, int day, DayKind kind, bool named)
    {
        await using var agency = new Agency();
        agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(new(year, month, day), new(9, 0)));
        var today = (await agency.As("leader").Send(new Home())).Today;
        Assert.Equal((new DateOnly(year, month, day), kind, named), (today.Date, today.Kind, today.Holiday is not null));
    }

    private static async Task<IEnumerable<(NoticeKind, int)>> Waits(Sender sender) => (await sender.Waits()).Select(i => (i.Kind, (int)i.Count)).ToList();
}
