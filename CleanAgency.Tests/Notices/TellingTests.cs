using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Notices;

/// <summary>What is told again and what is not, whatever it is about. In November 2026 the 20th is a Friday.</summary>
public sealed class TellingTests : IClassFixture<Noticeboard>
{
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private readonly Noticeboard board;
    private readonly Guid inspector;
    private readonly OpenThing visit;
    private readonly OpenThing card;
    private readonly OpenThing extras;

    public TellingTests(Noticeboard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        (this.board, inspector) = (board, board.Agency.Person("inspector"));
        visit = new(NoticeKind.VisitComing, Guid.CreateVersion7(), Trouble.News, [inspector], "visits") { Deadline = new(new(2026, 12, 8), false), News = "0" };
        card = new(NoticeKind.CardToSign, Guid.CreateVersion7(), Trouble.Run, [inspector], "scorecards") { Deadline = new(new(2026, 11, 24), false), Policy = new ReminderPolicy() };
        extras = new(NoticeKind.ExtrasToDecide, Guid.CreateVersion7(), Trouble.Warn, [inspector], "extras");
    }

    [Fact]
    public async Task What_changes_to_and_fro_is_told_each_time_and_the_same_never_twice()
    {
        foreach (var (news, times) in new[] { ("0", 1), ("0", 1), ("1", 2), ("1", 2), ("0", 3), ("", 3), ("0", 3), ("1", 4), ("", 4), ("2", 5) })
        {
            await board.Morning(Friday, news.Length == 0 ? [] : [visit with { News = news }]);
            var told = await board.Notice(visit.Thing, "inspector");
            Assert.Equal((times, news.Length == 0), (told.Times, told.EndedAt is not null));
            await Read();
        }
    }

    [Fact]
    public async Task What_was_told_before_its_news_were_kept_is_not_told_for_that()
    {
        await board.Morning(Friday, visit with { News = null });
        await Read();
        foreach (var (news, times) in new[] { ("0", 1), ("1", 2) })
        {
            await board.Morning(Friday, visit with { News = news });
            Assert.Equal(times, (await board.Notice(visit.Thing, "inspector")).Times);
        }
    }

    [Fact]
    public async Task More_of_what_was_read_is_told_and_fewer_are_not()
    {
        foreach (var (count, read, times) in new[] { (2, false, 1), (3, true, 1), (3, true, 1), (1, true, 1), (2, false, 2), (5, true, 2), (0, false, 2), (1, false, 3), (0, true, 3), (1, false, 4) })
        {
            await board.Morning(Friday, count == 0 ? [] : [extras with { Count = count }]);
            Assert.Equal(times, (await board.Notice(extras.Thing, "inspector")).Times);
            if (read)
            {
                await Read();
            }
        }
    }

    [Fact]
    public async Task A_leader_who_has_done_his_part_hears_nothing_until_his_rung_is_reached_and_then_once()
    {
        var (leader, other) = (board.Agency.Person("leader"), board.Agency.Person("u01"));
        var waiting = card with { For = [inspector, other], Leaders = [inspector] };
        await board.Morning(Friday, waiting);
        await Read();
        await board.Morning(Friday, waiting with { For = [other] });
        var own = await board.Notice(card.Thing, "inspector");
        Assert.Equal((NoticeEnd.Done, 1), (own.End, own.Times));

        // Due on the 24th: the leader hears on the first working day after it, who coordinates on the third, who decides on the fifth.
        foreach (var (day, rungs) in new[] { (24, 0), (25, 1), (26, 1), (25, 1), (24, 1), (27, 2), (30, 2), (27, 2), (24, 2), (30, 2) })
        {
            await board.Morning(new(2026, 11, day), waiting with { For = [other] });
            own = await board.Notice(card.Thing, "inspector");
            Assert.Equal((rungs > 0, Math.Min(rungs, 1), rungs > 0 ? 2 : 1), (own.EndedAt is null, own.Rung, own.Times));
            Assert.Equal(rungs > 1, (await board.Notices(card.Thing)).Any(n => n is { Rung: 2, EndedAt: null }));
            Assert.DoesNotContain(await board.Notices(card.Thing), n => n.PersonId == leader);
            await Read();
        }

        Assert.All(await board.Notices(card.Thing), n => Assert.Equal(n.Rung == 0 ? 3 : n.PersonId == inspector ? 2 : 1, n.Times));
    }

    [Fact]
    public async Task A_day_that_moves_away_and_back_is_told_each_time_with_the_day_before_and_nothing_of_it_counts_as_done()
    {
        DateOnly first = new(2026, 11, 24), second = new(2026, 12, 8);
        OpenThing Until(DateOnly due) => card with { Deadline = new(due, false), Leaders = [board.Agency.Person("leader")] };
        await board.Morning(new(2026, 11, 25), Until(first));
        foreach (var (due, from) in new[] { (second, first), (first, second), (second, first) })
        {
            await Read();
            await board.Morning(new(2026, 11, 25), Until(due));
            var told = (await board.Notices(card.Thing)).Where(n => n.PersonId == inspector).ToList();
            var open = Assert.Single(told, n => n.EndedAt is null);
            Assert.Equal((due, from, null), (open.Due, open.MovedFrom, open.ReadAt));
            Assert.Equal(NoticeEnd.Moved, Assert.Single(told, n => n.EndedAt is not null).End);
        }

        // Nor for who was asked to see to it: it is not late any more.
        Assert.Equal(NoticeEnd.Moved, (await board.Notice(card.Thing, "leader")).End);
        await board.Morning(new(2026, 11, 25), []);
        Assert.Equal([NoticeEnd.Moved, NoticeEnd.Done], (await board.Notices(card.Thing)).Where(n => n.PersonId == inspector).Select(n => n.End!.Value));
    }

    [Fact]
    public async Task A_later_word_on_the_same_day_takes_the_place_of_the_former()
    {
        await board.Morning(Friday, visit);
        await Read();
        await board.Morning(Friday, visit with { Kind = NoticeKind.VisitMoved, News = "1" });
        var told = (await board.Notices(visit.Thing)).ToDictionary(n => n.Kind);
        Assert.Equal(NoticeEnd.Moved, told[NoticeKind.VisitComing].End);
        Assert.Equal((null, null, null), (told[NoticeKind.VisitMoved].MovedFrom, told[NoticeKind.VisitMoved].ReadAt, told[NoticeKind.VisitMoved].End));
    }

    [Fact]
    public async Task Who_comes_upon_one_notice_twice_hears_once_and_of_his_own_first()
    {
        var group = Guid.CreateVersion7();
        var one = new OpenThing(NoticeKind.CardToSign, group, Trouble.Run, [board.Agency.Person("u01")], "scorecards") { Deadline = card.Deadline, Policy = card.Policy, Leaders = [inspector] };
        await board.Morning(new(2026, 12, 20), one, one with { For = [inspector] });
        Assert.Equal(0, (await board.Notice(group, "inspector")).Rung);
        Assert.Single(await board.Notices(group), n => n.PersonId == board.Agency.Person("coordinator"));
    }

    [Fact]
    public async Task Each_telling_has_a_letter_of_its_own_and_what_is_told_together_has_one()
    {
        await board.WriteTo("inspector");
        var before = await board.Letters();
        foreach (var (things, letters) in new (OpenThing[] Things, int Letters)[] { ([extras], 1), ([extras], 1), ([], 1), ([extras], 2), ([], 2), ([extras, visit], 3), ([visit with { News = "1" }], 4), ([extras, visit], 5) })
        {
            await board.Morning(Friday, things);
            Assert.Equal(letters, (await board.Letters()).Except(before).Count());
        }
    }

    [Fact]
    public async Task On_two_servers_at_once_each_news_is_told_once()
    {
        var unit = board.Agency.Unit("U02");
        await using var other = board.Server();
        await board.Morning(Friday, []);
        other.Services.GetRequiredService<Clock>().MoveTo(board.Agency.Services.GetRequiredService<Clock>().Now);
        foreach (var times in Enumerable.Range(1, 3))
        {
            board.Things = [visit with { News = $"{times}", Words = [times] }, extras with { Count = times }];
            // Each of them looks after what is open in its own save.
            var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => (i % 2 == 0 ? board.Agency : other).As("coordinator").Try(new EditUnit(unit, UnitField.Headcount, $"{(100 * times) + i}", int.MaxValue)))));
            Assert.All(answers, answer => Assert.True(answer.Done, answer.Code));
            Assert.Equal((times, times), ((await board.Notice(visit.Thing, "inspector")).Times, (await board.Notice(extras.Thing, "inspector")).Times));
            await Read();
        }
    }

    private Task Read() => board.Agency.As("inspector").Send(new ReadNotices());
}
