using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Notices;
using CleanAgency.Core.People;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Visits;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
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
        // It follows from what was done; the audit has that, and no line for everybody who was told.
        Assert.False(await agency.Do((AppDb db) => db.Set<AuditEntry>().AnyAsync(e => e.SubjectKind == nameof(Inbox))));
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
    public async Task A_visit_that_moves_to_and_fro_leaves_unit_and_group_one_unread_notice_that_says_from_where()
    {
        await using var agency = await Agency.District();
        var coordinator = agency.As("coordinator");
        var (near, far) = (new DateOnly(2026, 11, 23), new DateOnly(2026, 12, 9));
        // A unit that still knows its first day, and whose group is at home on the others.
        var visit = await agency.Do((AppDb db) => db.Set<Visit>().AsNoTracking().OrderBy(v => v.UnitId)
            .FirstAsync(v => v.ToldAt != null && v.Date > near && v.Date != far && v.Moves.Count == 0 && !db.Set<Visit>().Any(o => o.GroupId == v.GroupId && (o.Date == near || o.Date == far))));
        var (unit, member) = await agency.Do(async (AppDb db) => (
            await db.Users.Join(db.Set<Person>().Where(p => p.UnitId == visit.UnitId && p.Grants.Any(g => g.Role == Role.UnitLiaison)), u => u.Id, p => p.Id, (user, _) => user.UserName!).OrderBy(name => name).FirstAsync(),
            await db.Users.Join(db.Set<GroupMember>().Where(m => m.GroupId == visit.GroupId && m.Post == GroupPost.Member), u => u.Id, m => m.PersonId, (user, _) => user.UserName!).OrderBy(name => name).FirstAsync()));
        // The group hears from the working day before on; once it knows a day, it hears of every other.
        foreach (var (to, half, from, known, groupFrom) in new (DateOnly, HalfDay, DateOnly?, bool, DateOnly?)[]
        {
            (far, HalfDay.Morning, visit.Date, false, null), (near, HalfDay.Morning, far, true, null), (far, HalfDay.Morning, near, true, near),
            (near, HalfDay.Morning, far, true, far), (near, HalfDay.Afternoon, null, true, null), (near, HalfDay.Morning, null, true, null),
        })
        {
            await Move(to, half);
            Assert.Equal([(NoticeKind.VisitMoved, to, from, false)], (await Waits(unit, NoticeKind.VisitMoved, NoticeKind.VisitComing)).Select(line => (line.Kind, line.Due!.Value, line.MovedFrom, line.Read)));
            Assert.Equal(new[] { (NoticeKind.GroupVisit, to, groupFrom, false) }.Where(_ => known), (await Waits(member, NoticeKind.GroupVisit)).Where(line => line.Thing == visit.Id).Select(line => (line.Kind, line.Due!.Value, line.MovedFrom, line.Read)));
            await Read();
        }

        foreach (var account in new[] { unit, member })
        {
            var over = (await agency.As(account).Send(new Inbox(Over: true))).Lines.Where(line => line.Thing == visit.Id).ToList();
            Assert.NotEmpty(over);
            Assert.All(over, line => Assert.Equal(NoticeEnd.Moved, line.End));
        }

        async Task Move(DateOnly to, HalfDay half)
        {
            var row = (await coordinator.Send(new VisitList(null, new())))!.Rows.Single(r => r.Id == visit.Id);
            await coordinator.Send(new MoveVisit(row.Id, to, half, "组长外出", row.Version));
        }

        async Task Read()
        {
            await agency.As(unit).Send(new ReadNotices());
            await agency.As(member).Send(new ReadNotices());
        }

        async Task<List<Inbox.Line>> Waits(string account, params NoticeKind[] kinds) => [.. (await agency.As(account).Waits()).Where(line => kinds.Contains(line.Kind))];
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
