using System.Diagnostics;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Schemes;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>Mornings over 100,000 open deadlines, against reading the notices there are and nothing else; and the inbox of somebody with 5,000, against its raw question.</summary>
internal static class NoticeBenchmark
{
    private const int Open = 100_000;
    private const string Everything = "select * from \"Notices\" where \"EndedAt\" is null";
    private const int OfOne = 5000;

    public static async Task Run()
    {
        using var database = TestDatabase.Staffed();
        var many = new Many();
        await using var agency = await new Agency(database, [], services => services.AddSingleton<IWatch>(many)).Start();
        var people = await agency.Do((AppDb db) => db.Set<Core.People.Person>().Select(p => p.Id).ToListAsync());
        var busy = agency.Person("inspector");
        many.Things = [.. Enumerable.Range(0, Open).Select(n => new OpenThing(NoticeKind.CardToConfirm, Guid.CreateVersion7(), Trouble.Run, [n < OfOne ? busy : people[n % people.Count]], "scorecards")
        {
            Deadline = new(new DateOnly(2026, 11, 25).AddDays(n % 40), false), Policy = new ReminderPolicy(), Words = ["区司法局"],
        })];

        var clock = agency.Services.GetRequiredService<Clock>();
        Print($"{"100,000 open deadlines, SQLite FULL",-46}{"seconds",9}{"of raw",9}{"told",9}");
        foreach (var (name, day) in new[] { ("the first morning: everybody is told", 20), ("the same morning again", 20), ("the next working day", 23), ("three days later", 26) })
        {
            clock.MoveTo(Clock.FromShanghai(new(2026, 11, day), new(6, 0)));
            var watch = Stopwatch.StartNew();
            var told = await agency.Machine(Permission.RunJobs).Send(new Remind());
            var took = watch.Elapsed.TotalSeconds;
            var raw = Raw(database, Everything, 1);
            Print($"{name,-46}{took,9:N2}{took / raw,9:N1}{told.New,9:N0}");
        }

        var inbox = await Timed(20, () => agency.As("inspector").Send(new Inbox()));
        var bell = await Timed(20, () => agency.As("inspector").Send(new Bell()));
        var floor = Raw(database, $"select * from \"Notices\" where \"PersonId\" = '{busy.ToString().ToUpperInvariant()}' and \"EndedAt\" is null order by \"Trouble\", \"Due\" limit 50", 20);
        Print($"{"of somebody with 5,000 open",-46}{"ms",9}{"of raw",9}");
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

    private sealed class Many : IWatch
    {
        public IReadOnlyList<OpenThing> Things { get; set; } = [];

        public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.CardToConfirm];

        public IReadOnlyList<Type> Signs => [];

        public Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct) => Task.FromResult(Things);
    }
}
