using System.Diagnostics;
using System.Globalization;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>
/// One field of one unit changed, durably, through everything a command passes, against a raw upsert on a SQLite file of the same
/// durability. The ways take turns in short rounds, so that a busy machine slows all of them alike.
/// </summary>
internal static class CommandBenchmark
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1.5);
    private const int Rounds = 5;
    private static int counter;

    public static async Task Run()
    {
        await using var agency = await new Agency().Start();
        var coordinator = agency.As("coordinator");
        var unit = agency.Unit("U01");
        using var raw = new RawFloor();
        List<Way> ways =
        [
            new("raw upsert, one commit", 1, raw.Write),
            new("EF: context, find, save", 1, () => JustEf(agency, unit)),
            new("command without ledger id", 1, () => coordinator.Send(Edit(unit))),
            new("command, everything on", 1, () => coordinator.Send(Edit(unit), Guid.CreateVersion7())),
            new("command, everything on, 8 writers", 8, () => coordinator.Send(Edit(unit), Guid.CreateVersion7())),
            new("question (unit card), for scale", 1, () => coordinator.Send(new UnitCard(unit))),
        ];
        foreach (var way in ways)
        {
            await way.Spend(TimeSpan.FromSeconds(0.5), warm: true);
        }

        for (var i = 0; i < Rounds; i++)
        {
            foreach (var way in ways)
            {
                await way.Spend(Round, warm: false);
            }
        }

        Print($"{"durable operations a second, SQLite FULL",-42}{"median",9}{"of raw",9}{"p50 ms",9}{"p99 ms",9}");
        foreach (var way in ways)
        {
            Print($"{way.Name,-42}{way.Median,9:N0}{way.Median / ways[0].Median,9:N3}{way.Percentile(0.50),9:N2}{way.Percentile(0.99),9:N2}");
        }

        var sealing = Stopwatch.StartNew();
        var check = await agency.Check();
        Print($"chain afterwards: {check.Sealed} sealed, {check.Unsealed} not yet, intact: {check.Intact}, checked in {sealing.Elapsed.TotalSeconds:N1} s");
    }

    private static EditUnit Edit(Guid unit) =>
        new(unit, UnitField.Headcount, (Interlocked.Increment(ref counter) % 90_000).ToString(CultureInfo.InvariantCulture), int.MaxValue);

    private static async Task JustEf(Agency agency, Guid id)
    {
        await using var scope = agency.Services.CreateAsyncScope();
        using var turn = await scope.ServiceProvider.GetRequiredService<WriteTurn>().Take(CancellationToken.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var unit = await db.Set<SupervisedUnit>().SingleAsync(u => u.Id == id);
        unit.Edit(UnitField.Headcount, (Interlocked.Increment(ref counter) % 90_000).ToString(CultureInfo.InvariantCulture), int.MaxValue, null, false, "bench", DateTime.UtcNow);
        await db.SaveChangesAsync();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>The least that a durable change can cost here: one prepared upsert, one commit, synchronous=FULL in WAL.</summary>
    private sealed class RawFloor : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly SqliteCommand upsert;
        private readonly string file = Path.Combine(Path.GetTempPath(), $"raw{Guid.NewGuid():N}.db");
        private int n;

        public RawFloor()
        {
            connection = new($"Data Source={file};Pooling=false");
            connection.Open();
            using var make = connection.CreateCommand();
            make.CommandText = "pragma journal_mode=wal; pragma synchronous=full; create table t(id integer primary key, v text);";
            make.ExecuteNonQuery();
            upsert = connection.CreateCommand();
            upsert.CommandText = "insert into t(id, v) values($id, $v) on conflict(id) do update set v = excluded.v";
            upsert.Parameters.Add("$id", SqliteType.Integer);
            upsert.Parameters.Add("$v", SqliteType.Text);
        }

        public Task Write()
        {
            upsert.Parameters["$id"].Value = n % 50;
            upsert.Parameters["$v"].Value = $"value {n++}";
            upsert.ExecuteNonQuery();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            upsert.Dispose();
            connection.Dispose();
            foreach (var part in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
            {
                File.Delete(part);
            }
        }
    }

    private sealed class Way(string name, int writers, Func<Task> once)
    {
        private readonly List<double> rates = [];
        private readonly List<double> times = [];

        public string Name => name;

        public double Median => rates.Order().ElementAt(rates.Count / 2);

        public double Percentile(double p) => times.Order().ElementAt((int)((times.Count - 1) * p));

        public async Task Spend(TimeSpan span, bool warm)
        {
            var clock = Stopwatch.StartNew();
            var all = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
            {
                var mine = new List<double>();
                while (clock.Elapsed < span)
                {
                    var begin = Stopwatch.GetTimestamp();
                    await once();
                    mine.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
                }

                return mine;
            })));
            if (!warm)
            {
                rates.Add(all.Sum(mine => mine.Count) / clock.Elapsed.TotalSeconds);
                times.AddRange(all.SelectMany(mine => mine));
            }
        }
    }
}
