using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Visits;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CleanAgency.Tests.Calendar.Notices;

namespace CleanAgency.Tests.Notices;

/// <summary>What a change of the calendar brings with it, and what its absence does.</summary>
public sealed class CalendarNoticeTests
{
    [Fact]
    public async Task A_visit_on_what_has_become_a_day_off_is_told_to_who_plans_until_it_has_another_date()
    {
        await using var agency = new Agency();
        await Office.Visit(agency, "U01");
        var (admin, coordinator) = (agency.As("sysadmin"), agency.As("coordinator"));
        var row = (await coordinator.Send(new VisitList(null, new())))!.Rows.Single(r => r.Code == "U01");
        Assert.DoesNotContain(await coordinator.Waits(), line => line.Kind == NoticeKind.VisitsOnDayOff);

        await admin.Send(new EditDay(row.Slot.Date, DayMark.Off, "停电", 0));
        var line = Assert.Single(await coordinator.Waits(), line => line.Kind == NoticeKind.VisitsOnDayOff);
        var listed = (await coordinator.Send(new VisitList(null, new(State: VisitState.DayOff))))!.Rows;
        Assert.Equal(("visits?state=DayOff", listed.Count), (line.Address, line.Count));
        Assert.Contains(row.Id, listed.Select(r => r.Id));

        // Who goes there all the same is told on the last working day and once more on the day itself.
        foreach (var today in new[] { WorkCalendar.Shipped.LastWorkdayBefore(row.Slot.Date), row.Slot.Date })
        {
            agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(today, new(6, 0)));
            foreach (var (who, kind) in new[] { (agency.As("inspector"), NoticeKind.GroupVisit), (agency.As("u01"), NoticeKind.VisitComing) })
            {
                var told = Assert.Single(await who.Waits(), line => line.Kind == kind && line.Thing == row.Id);
                Assert.Equal(($"visits/{row.Id}", false), (told.Address, told.Read));
                await who.Send(new ReadNotices(told.Id));
                Assert.True(Assert.Single(await who.Waits(), line => line.Id == told.Id).Read);
            }
        }

        foreach (var one in listed)
        {
            await coordinator.Send(new MoveVisit(one.Id, new(2026, 12, 8), one.Slot.Half, "当天停电", one.Version));
        }

        Assert.DoesNotContain((await coordinator.Send(new Inbox())).Lines, line => line.Kind == NoticeKind.VisitsOnDayOff);
    }

    [Theory]
    [InlineData("2026-11-30", false, null)]
    [InlineData("2026-12-01", true, Trouble.Warn)]
    [InlineData("2026-12-31", true, Trouble.Today)]
    [InlineData("2027-01-02", true, Trouble.Bad)]
    public async Task From_December_on_the_missing_year_is_told_to_who_keeps_the_calendar_until_it_is_imported(string day, bool told, Trouble? trouble)
    {
        await using var agency = new Agency();
        agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(Day(day), new(9, 0)));
        var admin = agency.As("sysadmin");
        Assert.Equal((told, trouble), (await Missing() is not null, (await Missing())?.Trouble));
        Assert.DoesNotContain(await agency.As("coordinator").Waits(), line => line.Kind == NoticeKind.CalendarMissing);
        await Import(agency, Json(2027, Of2027));
        Assert.Null(await Missing());

        async Task<Inbox.Line?> Missing() => (await admin.Waits()).SingleOrDefault(line => line.Kind == NoticeKind.CalendarMissing);
    }
}
