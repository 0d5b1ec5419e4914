using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Visits;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Notices;

/// <summary>Told in the same save, never twice, and gone when it is done.</summary>
public sealed class RemindTests
{
    [Fact]
    public async Task Sent_to_the_unit_it_waits_there_in_the_same_save_and_confirmed_it_is_gone()
    {
        await using var agency = await Agency.District();
        var table = await CardTable.Of(agency);
        await table.SignAll();
        var unit = agency.As("u30");
        var waits = Assert.Single(await Cards(unit, table.Card));
        Assert.Equal((NoticeKind.CardToConfirm, $"scorecards/{table.Card}", false), (waits.Kind, waits.Address, waits.Read));
        Assert.NotNull(waits.Left);
        await unit.Send(new ConfirmCard(table.Card));
        Assert.Empty(await Cards(unit, table.Card));
        var over = (await unit.Send(new Inbox(Over: true))).Lines.Single(line => line.Thing == table.Card);
        Assert.Equal(NoticeEnd.Done, over.End);
    }

    [Fact]
    public async Task Read_is_not_done()
    {
        await using var agency = await Agency.District();
        var coordinator = agency.As("coordinator");
        var before = await coordinator.Send(new Inbox());
        Assert.Equal(before.Unread, await coordinator.Send(new Bell()));
        await coordinator.Send(new ReadNotices(before.Lines[0].Id));
        Assert.Equal(before.Unread - 1, await coordinator.Send(new Bell()));
        await coordinator.Send(new ReadNotices());
        Assert.Equal((0, before.Total), (await coordinator.Send(new Bell()), (await coordinator.Send(new Inbox())).Total));
        // Another's notice is none of his.
        await agency.As("leader").Send(new ReadNotices(before.Lines[0].Id));
    }

    [Fact]
    public async Task A_morning_that_comes_twice_tells_nothing_new()
    {
        await using var agency = await Agency.District();
        var timetable = agency.Machine(Permission.RunJobs);
        await timetable.Send(new Remind());
        var again = await timetable.Send(new Remind());
        Assert.Equal((0, 0), (again.New, again.Ended));
        Assert.True(again is { Looked: > 20, Same: > 20 });
    }

    [Fact]
    public async Task A_deadline_that_moves_twice_leaves_one_open_notice_that_says_from_where()
    {
        await using var agency = await Agency.District();
        var coordinator = agency.As("coordinator");
        await Waits("u28");
        await Move(new(2026, 12, 8));
        await Move(new(2026, 12, 9));
        var now = Assert.Single(await Waits("u28"));
        Assert.Equal((NoticeKind.VisitMoved, new DateOnly(2026, 12, 9), new DateOnly(2026, 12, 8)), (now.Kind, now.Due, now.MovedFrom));

        async Task Move(DateOnly to)
        {
            var row = (await coordinator.Send(new VisitList(null, new())))!.Rows.Single(r => r.Code == "U28");
            await coordinator.Send(new MoveVisit(row.Id, to, HalfDay.Morning, "组长外出", row.Version));
        }

        async Task<List<Inbox.Line>> Waits(string account) => [.. (await agency.As(account).Waits()).Where(line => line.Kind is NoticeKind.VisitComing or NoticeKind.VisitMoved)];
    }

    [Fact]
    public async Task After_three_days_without_a_server_what_was_missed_is_told_once()
    {
        await using var agency = await Agency.District();
        var table = await CardTable.Of(agency);
        await table.SignAll();
        var unit = agency.As("u30");
        var before = await agency.Machine(Permission.RunJobs).Send(new Remind());
        await unit.Send(new ReadNotices());
        Assert.Null((await unit.Send(new Inbox())).MadeUp);
        MoveTo(agency, new(2026, 11, 25));
        var told = await agency.Machine(Permission.RunJobs).Send(new Remind());
        Assert.True(told.New > 0);
        Assert.Equal((0, 4), (before.Missed, told.Missed));
        Assert.Contains("4", told.Said().Say(), StringComparison.Ordinal);
        var waits = Assert.Single(await Cards(unit, table.Card));
        Assert.Equal((Trouble.Today, false), (waits.Trouble, waits.Read));

        // The page says so, and how many, until they are read.
        var madeUp = (await unit.Send(new Inbox())).MadeUp!;
        Assert.Equal((new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 24), await unit.Send(new Bell())), (madeUp.From, madeUp.To, madeUp.Count));
        await agency.Machine(Permission.RunJobs).Send(new Remind());
        Assert.Equal(madeUp, (await unit.Send(new Inbox())).MadeUp);
        await unit.Send(new ReadNotices());
        Assert.Null((await unit.Send(new Inbox())).MadeUp);
    }

    private static void MoveTo(Agency agency, DateOnly day) => agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(day, new(9, 0)));

    private static async Task<List<Inbox.Line>> Cards(Sender who, Guid card) => [.. (await who.Send(new Inbox())).Lines.Where(line => line.Thing == card)];
}
