using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.People;
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

    private static DateOnly[] Shuffled(DateOnly[] days, Random dice)
    {
        DateOnly[] again = [.. days, .. dice.GetItems(days, 10)];
        dice.Shuffle(again);
        return again;
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
        return [.. notices.Select(n => $"{n.Kind} {units.GetValueOrDefault(n.Thing, "")} {n.Due:O} {people.GetValueOrDefault(n.PersonId)} {n.Step}").Order(StringComparer.Ordinal)];
    }

    private static void MoveTo(Agency agency, DateOnly day) => agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(day, new(9, 0)));
}
