using System.Diagnostics;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>
/// Mornings over 100,000 open deadlines that the real watches find in the real tables, against reading the same rows and the notices there are and doing nothing
/// with them; and the inbox of somebody with 5,000, against its raw question.
/// </summary>
internal static class NoticeBenchmark
{
    private static readonly string[] Everything =
    [
        "select * from Notices where EndedAt is null",
        "select c.*, u.Name, v.Date from Scorecards c join Units u on u.Id = c.UnitId left join Visits v on v.RoundId = c.RoundId and v.UnitId = c.UnitId and v.ToldAt is not null where c.Stage not in ('Locked', 'SetAside')",
        "select v.*, u.Name, u.Address, g.Name from Visits v join Units u on u.Id = v.UnitId join Groups g on g.Id = v.GroupId where v.ToldAt is not null",
        "select p.*, g.Role from People p left join Grants g on g.PersonId = p.Id and g.Until is null",
    ];

    public static async Task Run()
    {
        using var database = TestDatabase.Staffed();
        await using var agency = await new Agency(database).Start();
        var (clock, first) = (agency.Services.GetRequiredService<Clock>(), new DateOnly(2026, 11, 20));
        await BigDistrict.Make(agency, first);

        Print($"{$"{BigDistrict.Deadlines:N0} open deadlines, SQLite FULL",-46}{"seconds",9}{"of raw",9}{"looked",9}{"told",9}");
        foreach (var (name, day) in new[] { ("the first morning: everybody is told", 20), ("the same morning again", 20), ("the next working day", 23), ("two days later: most runs out", 25) })
        {
            clock.MoveTo(Clock.FromShanghai(new(2026, 11, day), new(6, 0)));
            var watch = Stopwatch.StartNew();
            var told = await agency.Machine(Permission.RunJobs).Send(new Remind());
            var took = watch.Elapsed.TotalSeconds;
            var raw = Everything.Sum(question => Raw(database, question, 1));
            Print($"{name,-46}{took,9:N2}{took / raw,9:N1}{told.Looked,9:N0}{told.New,9:N0}");
        }

        var open = (await agency.As("inspector").Send(new Inbox())).Total;
        var inbox = await Timed(20, () => agency.As("inspector").Send(new Inbox()));
        var bell = await Timed(20, () => agency.As("inspector").Send(new Bell()));
        var floor = Raw(database, $"select * from Notices where PersonId = '{agency.Person("inspector").ToString().ToUpperInvariant()}' and EndedAt is null order by Trouble, Due limit 50", 20);
        Print($"{$"of somebody with {open:N0} open",-46}{"ms",9}{"of raw",9}");
        Print($"{"inbox, first 50, with both counts",-46}{inbox * 1000,9:N1}{inbox / floor,9:N1}");
        Print($"{"bell",-46}{bell * 1000,9:N1}{bell / floor,9:N1}");
    }

    private static async Task<double> Timed(int times, Func<Task> work)
    {
        await work();
        var watch = Stopwatch.StartNew();
        for (var n = 0; n < times; n++)
        {
            await work();
        }

        return watch.Elapsed.TotalSeconds / times;
    }

    private static double Raw(TestDatabase database, string sql, int times)
    {
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        using var question = connection.CreateCommand();
#pragma warning disable CA2100 // written above
        question.CommandText = sql;
#pragma warning restore CA2100
        var watch = Stopwatch.StartNew();
        for (var n = 0; n < times; n++)
        {
            using var rows = question.ExecuteReader();
            while (rows.Read())
            {
                rows.GetValues(new object[rows.FieldCount]);
            }
        }

        return watch.Elapsed.TotalSeconds / times;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
