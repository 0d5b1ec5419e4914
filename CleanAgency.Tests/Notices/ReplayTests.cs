using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.People;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Visits;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CleanAgency.Tests.Calendar.Notices;

namespace CleanAgency.Tests.Notices;

/// <summary>Which notices there are depends on the days that have been, not on how often and in which order they were asked for.</summary>
public sealed class ReplayTests
{
    private static readonly string[] Who = ["inspector", "coordinator", "leader"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_days_in_any_order_any_number_of_times_come_to_the_same_notices(int seed)
    {
        var days = Enumerable.Range(0, 14).Select(new DateOnly(2026, 11, 20).AddDays).ToArray();
        await using var straight = new Agency();
        await using var astray = new Agency();
        foreach (var agency in (Agency[])[straight, astray])
        {
            await Office.Card(agency, "U01");
        }

        var expected = await After(straight, days);
        Assert.Equal(expected, await After(astray, Shuffled(days, new(seed))));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Also_over_a_provisional_year_that_is_imported_midway(int seed)
    {
        var (before, after) = (Enumerable.Range(0, 5).Select(new DateOnly(2026, 12, 28).AddDays).ToArray(), Enumerable.Range(0, 9).Select(new DateOnly(2027, 1, 2).AddDays).ToArray());
        await using var straight = new Agency();
        await using var astray = new Agency();
        foreach (var agency in (Agency[])[straight, astray])
        {
            await Office.Card(agency, "U01");
            // Five working days from here lie beyond the turn of the year.
            MoveTo(agency, new(2026, 12, 29));
            await agency.As("sysadmin").Send(new ResetPassword(agency.Person("newcomer"), new(Office.Password)));
        }

        var dice = new Random(seed);
        await After(straight, before);
        await After(astray, Shuffled(before, dice));
        foreach (var agency in (Agency[])[straight, astray])
        {
            MoveTo(agency, new(2027, 1, 1));
            Assert.Equal((new DateOnly(2027, 1, 5), true), await Slip(agency));
            await Import(agency, Json(2027, Of2027));
        }

        var expected = await After(straight, after);
        Assert.Equal(expected, await After(astray, Shuffled(after, dice)));
        foreach (var agency in (Agency[])[straight, astray])
        {
            MoveTo(agency, new(2027, 1, 4));
            Assert.Equal((new DateOnly(2027, 1, 6), false), await Slip(agency));
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task Also_letters_and_ends_when_things_are_done_moved_and_opened_again_in_between_and_mornings_come_again(int seed)
    {
        await using var straight = new Noticeboard();
        await using var astray = new Noticeboard();
        Guid[] people = [.. Who.Select(straight.Agency.Person)];
        var (story, again) = (new Random(seed), new Random(-seed));
        List<OpenThing> things = [];
        await straight.WriteTo(Who);
        await astray.WriteTo(Who);
        for (var (day, first) = (new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 16)); day < first.AddDays(21); day = day.AddDays(story.Next(1, 3)))
        {
            things = [.. Happens(things, people, day, story)];
            await straight.Morning(day, [.. things]);
            await astray.Morning(day, [.. things]);
            // Days that have been come once more, in any order; the present one comes last.
            foreach (var old in Enumerable.Range(0, again.Next(4)).Select(_ => first.AddDays(again.Next(day.DayNumber - first.DayNumber + 1))).Append(day).ToList())
            {
                await astray.Morning(old);
            }

            var reader = Who[story.Next(Who.Length)];
            await straight.Agency.As(reader).Send(new ReadNotices());
            await astray.Agency.As(reader).Send(new ReadNotices());
        }

        var expected = await Told(straight);
        Assert.Contains(expected, line => line.Contains(nameof(NoticeEnd.Moved), StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("letter", StringComparison.Ordinal));
        Assert.Equal(expected, await Told(astray));
    }

    // One is done, one comes, one is moved, and of one there is more or less or its people have changed.
    private static IEnumerable<OpenThing> Happens(IReadOnlyList<OpenThing> before, Guid[] people, DateOnly today, Random dice)
    {
        foreach (var number in Enumerable.Range(1, 6))
        {
            var (id, card) = (new Guid(number, 0, 0, new byte[8]), number <= 4);
            var old = before.SingleOrDefault(thing => thing.Thing == id);
            var due = new Core.Calendar.Deadline(today.AddDays(dice.Next(-3, 8)), false);
            OpenThing thing = old ?? new(card ? NoticeKind.CardToSign : NoticeKind.ExtrasToDecide, id, Trouble.Run, people, "scorecards") { Policy = card ? new ReminderPolicy() : null, Leaders = [people[0]], Deadline = card ? due : null, Count = number };
            switch (dice.Next(7))
            {
                case 0:
                    break;
                case 1 when card:
                    yield return thing with { Deadline = due };
                    break;
                case 2:
                    yield return thing with { News = $"{dice.Next(3)}" };
                    break;
                case 3:
                    yield return thing with { Count = dice.Next(1, 9) };
                    break;
                case 4:
                    yield return thing with { For = [.. people.Where(_ => dice.Next(2) == 0)] };
                    break;
                default:
                    if (old is not null)
                    {
                        yield return old;
                    }

                    break;
            }
        }
    }

    private static async Task<List<string>> Told(Noticeboard board)
    {
        var notices = await board.Agency.Do((AppDb db) => db.Set<Notice>().AsNoTracking().Where(n => board.Kinds.Contains(n.Kind)).ToListAsync());
        // Of what is told together any one may give the letter its number.
        var people = notices.ToDictionary(n => $"{n.Id:N}", n => n.PersonId);
        return
        [
            .. notices.Select(n => $"{n.Kind} {n.Thing} {n.Due:O} {n.PersonId} {n.Step} {n.Rung} {n.Times} {n.Count} {n.LastNews} {n.MovedFrom:O} {n.End} {n.ReadAt is null} {n.EndedAt is null}").Order(StringComparer.Ordinal),
            .. (await board.Letters()).Select(key => $"letter to {people[key.Split(':')[1]]}").Order(StringComparer.Ordinal),
        ];
    }

    private static DateOnly[] Shuffled(DateOnly[] days, Random dice)
    {
        DateOnly[] again = [.. days, .. dice.GetItems(days, 10)];
        dice.Shuffle(again);
        // What is open on the last day is open in the end.
        return [.. again, days[^1]];
    }

    private static async Task<(DateOnly Due, bool Provisional)> Slip(Agency agency)
    {
        var line = Assert.Single(await agency.As("sysadmin").Waits(), line => line.Kind == NoticeKind.SlipUnused);
        return (line.Due!.Value, line.Left!.Provisional);
    }

    private static async Task<List<string>> After(Agency agency, IEnumerable<DateOnly> days)
    {
        foreach (var day in days)
        {
            MoveTo(agency, day);
            await agency.Machine(Permission.RunJobs).Send(new Remind());
        }

        var people = new[] { "inspector", "coordinator", "leader", "u01", "u02", "auditor", "sysadmin", "secadmin" }.ToDictionary(agency.Person);
        var units = await agency.Do((AppDb db) => db.Set<Visit>().Join(db.Set<Core.Units.SupervisedUnit>(), v => v.UnitId, u => u.Id, (v, u) => new { v.Id, u.Code }).ToDictionaryAsync(v => v.Id, v => v.Code));
        var notices = await agency.Do((AppDb db) => db.Set<Notice>().AsNoTracking().ToListAsync());
        return [.. notices.Select(n => $"{n.Kind} {units.GetValueOrDefault(n.Thing, "")} {n.Due:O} {people.GetValueOrDefault(n.PersonId)} {n.Step} {n.End} {n.EndedAt is null}").Order(StringComparer.Ordinal)];
    }

    private static void MoveTo(Agency agency, DateOnly day) => agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(day, new(9, 0)));
}
