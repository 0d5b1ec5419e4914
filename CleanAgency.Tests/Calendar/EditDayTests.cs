using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Overview;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CleanAgency.Tests.Calendar.Notices;

namespace CleanAgency.Tests.Calendar;

public sealed class EditDayTests
{
    [Fact]
    public async Task A_day_is_edited_for_everyone_and_withdrawn_again()
    {
        await using var agency = new Agency();
        var admin = agency.As("sysadmin");
        await admin.Send(new EditDay(Day("2026-04-22"), DayMark.Off, "三月三", 0));
        await admin.Send(new EditDay(Day("2026-10-08"), DayMark.Off, "国庆节", 0));
        await admin.Send(new EditDay(Day("2026-10-03"), DayMark.Working, "", 0));
        await admin.Send(new EditDay(Day("2026-10-02"), DayMark.Ordinary, "随便", 0));
        await admin.Send(new EditDay(Day("2026-10-10"), DayMark.Ordinary, "", 0));
        var year = await agency.Year(2026);
        Assert.Equal(
            [("三月三", DayKind.Holiday), ("国庆节", DayKind.Holiday), (null, DayKind.WorkingWeekend), (null, DayKind.Workday), (null, DayKind.Weekend)],
            new[] { "2026-04-22", "2026-10-08", "2026-10-03", "2026-10-02", "2026-10-10" }.Select(day => (year.On(day).Holiday, year.On(day).Kind)));
        // The days before, between and after are told apart.
        Assert.Equal([(1, 1), (4, 8)], year.Months[9].Off.Select(block => (block.First.Day, block.Last.Day)));
        Assert.Equal(248 - 1 - 1 + 1 + 1 - 1, year.Workdays);
        var edit = year.On("2026-10-02").Edited!;
        Assert.Equal((DayMark.Ordinary, "", "韦示安", 1, DayKind.Holiday, "国庆节"), (edit.Mark, edit.Name, edit.By, edit.Version, edit.Noticed, edit.NoticedHoliday));

        await admin.Send(new WithdrawDay(Day("2026-10-02"), 1));
        Assert.Equal(("国庆节", null), ((await agency.Year(2026)).On("2026-10-02").Holiday, (await agency.Year(2026)).On("2026-10-02").Edited));
        Assert.Equal("2026-10-02", Assert.Single(await agency.Audit(nameof(WithdrawDay))).Subject);
    }

    [Fact]
    public async Task Everybody_at_once_reckons_with_a_new_calendar_without_waiting_for_one_another()
    {
        await using var agency = new Agency();
        var (sender, unit) = (agency.As("coordinator"), agency.Unit("U02"));
        await agency.As("sysadmin").Send(new EditDay(Day("2026-04-22"), DayMark.Off, "三月三", 0));
        // More commands than PostgreSQL has connections here, and none of them knows the calendar yet.
        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => Task.Run(() => sender.Try(new EditUnit(unit, UnitField.Headcount, $"{1000 + i}", int.MaxValue)))));
        Assert.All(answers, a => Assert.True(a.Done || a.Code == "Common.Busy", a.Code));
    }

    [Fact]
    public async Task Edits_outlast_an_import_and_the_preview_names_them()
    {
        await using var agency = new Agency();
        await agency.As("sysadmin").Send(new EditDay(Day("2027-01-04"), DayMark.Off, "元旦", 0));
        Assert.False((await agency.Year(2027)).Loaded);
        var preview = await agency.As("sysadmin").Send(new HolidayImportPreview(await Upload(agency, Json(2027, Of2027))));
        Assert.Equal((Day("2027-01-04"), 260), (Assert.Single(preview.ByHand), preview.Before));
        await Import(agency, Json(2027, Of2027));
        var year = await agency.Year(2027);
        Assert.Equal((true, preview.After, new CalendarYear.Block(Day("2027-01-01"), Day("2027-01-04"), "元旦")), (year.Loaded, year.Workdays, Assert.Single(year.Months[0].Off)));
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        await using var agency = new Agency();
        var (admin, day) = (agency.As("sysadmin"), Day("2026-11-24"));
        await admin.Send(new EditDay(day, DayMark.Off, "停电", 0));
        Assert.Equal("Calendar.DayChanged", await admin.Refused(new EditDay(day, DayMark.Off, "停水", 0)));
        await admin.Send(new EditDay(day, DayMark.Off, "停水", 1));
        Assert.Equal("Calendar.DayChanged", await admin.Refused(new WithdrawDay(day, 1)));
        await admin.Send(new WithdrawDay(day, 2));
        Assert.Equal("Calendar.DayChanged", await admin.Refused(new WithdrawDay(day, 2)));
        Assert.Equal("Calendar.NotEdited", await admin.Refused(new WithdrawDay(day, 0)));
    }

    [Theory]
    [InlineData("2026-10-01", DayMark.Off, "国庆节", "Calendar.AsNoticed")]
    [InlineData("2026-10-10", DayMark.Working, "", "Calendar.AsNoticed")]
    [InlineData("2026-11-23", DayMark.Ordinary, "", "Calendar.AsNoticed")]
    [InlineData("2026-11-23", DayMark.Working, "", "Calendar.NotWeekend")]
    [InlineData("2026-11-23", DayMark.Off, " ", "Access.Form")]
    [InlineData("2026-11-23", DayMark.Off, "一二三四五六七八九十一二三四五六七八九十一", "Access.Form")]
    [InlineData("2026-11-23", (DayMark)9, "", "Access.Form")]
    [InlineData("1999-12-31", DayMark.Off, "元旦", "Access.Form")]
    public async Task What_cannot_be_meant_is_refused(string day, DayMark mark, string name, string code)
    {
        await using var agency = new Agency();
        Assert.Equal(code, await agency.As("sysadmin").Refused(new EditDay(Day(day), mark, name, 0)));
        Assert.Null((await agency.Year(2026)).Months.SelectMany(month => month.Days).FirstOrDefault(one => one.Edited is not null));
    }

    [Fact]
    public async Task Every_message_reckons_with_the_newest_calendar_and_none_asks_for_it_twice()
    {
        await using var agency = new Agency();
        var shelf = agency.Services.GetRequiredService<CalendarShelf>();
        var (first, changes) = (shelf.Current, 0);
        using var listening = agency.Services.GetRequiredService<LiveUpdates>().Listen(CalendarShelf.Topic, () => changes++);
        await agency.As("u01").Send(new Home());
        Assert.Equal("Calendar.AsNoticed", await agency.As("sysadmin").Refused(new EditDay(Day("2026-11-23"), DayMark.Ordinary, "", 0)));
        Assert.Same(first, shelf.Current);
        Assert.Equal(0, changes);

        await agency.As("sysadmin").Send(new EditDay(Day("2026-11-23"), DayMark.Off, "停电", 0));
        Assert.Equal(1, changes);
        Assert.Equal((true, false), (first.IsWorkday(Day("2026-11-23")), shelf.Current.IsWorkday(Day("2026-11-23"))));
        using var scope = agency.Services.CreateScope();
        Assert.Same(shelf.Current, scope.ServiceProvider.GetRequiredService<WorkCalendar>());
        // The line to the other servers was lost for a while: nobody knows what was missed.
        var before = shelf.Current;
        agency.Services.GetRequiredService<LiveUpdates>().HearAll();
        Assert.NotSame(before, shelf.Current);
    }

    [Fact]
    public async Task Another_server_hears_of_it()
    {
        await using var one = await new Agency().Start();
        await using var other = await new Agency(one.Database).Start();
        Assert.False((await other.Year(2027)).Loaded);
        // A SQLite file belongs to one server.
        if (!TestDatabase.OnPostgres)
        {
            return;
        }

        await Import(one, Json(2027, Of2027));
        // However slow the machine is, it comes.
        while (!(await other.Year(2027)).Loaded)
        {
            await Task.Delay(20);
        }

        Assert.Equal("元旦", (await other.Year(2027)).On("2027-01-01").Holiday);
    }
}
