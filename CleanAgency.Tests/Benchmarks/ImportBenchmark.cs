using System.Diagnostics;
using System.Globalization;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>5,000 units by workbook, against the same rows inserted raw in one durable transaction.</summary>
internal static class ImportBenchmark
{
    private const int Units = 5000;

    public static async Task Run()
    {
        await using var agency = await new Agency().Start();
        var coordinator = agency.As("coordinator");
        var workbooks = agency.Services.GetRequiredService<IWorkbooks>();
        var rows = Enumerable.Range(1, Units).Select(Row).ToList();
        var raw = Timed(() => InsertRaw(rows));
        byte[] book = [];
        var write = Timed(() => book = workbooks.Write("bench", UnitSheet.Layout.With(rows)));
        var upload = Guid.Empty;
        var keep = await TimedAsync(async () => upload = await coordinator.Send(new UploadUnits("5000.xlsx", new FileBytes(book)), Guid.CreateVersion7()));
        UnitImportPreview.Answer? preview = null;
        var look = await TimedAsync(async () => preview = await coordinator.Send(new UnitImportPreview(upload)));
        var import = await TimedAsync(() => coordinator.Send(new ImportUnits(upload, preview!.Fingerprint), Guid.CreateVersion7()));
        var list = await TimedAsync(() => coordinator.Send(new UnitList(new(Search: "czj"), 1)));
        var export = await TimedAsync(() => coordinator.Send(new ExportUnits(new())));

        Print($"{"5,000 units of 17 columns, SQLite FULL",-46}{"seconds",9}{"of raw",9}");
        foreach (var (name, seconds) in new[]
        {
            ("raw insert of the rows, one commit", raw), ("write the workbook", write), ($"upload ({book.Length / 1024} KB)", keep), ("preview: read, judge, first page", look),
            ("import: read, judge, write, audit row each", import), ("list of 5,000, searched, first page", list), ("export all", export),
        })
        {
            Print($"{name,-46}{seconds,9:N2}{seconds / raw,9:N1}");
        }
    }

    private static UnitRow Row(int n) => new($"B{n:D5}", new()
    {
        Sequence = n,
        Name = $"区第{n}财政所",
        ShortName = $"第{n}财政所",
        Category = "经济发展类",
        Headcount = n % 90,
        Window = n % 2 == 0,
        Area = "临江片",
        Address = $"临江路{n}号",
        Leader = "程示文",
        ActiveFrom = new(2019, 3, 1),
        Pinyin = "qu cai zheng suo",
    });

    private static void InsertRaw(List<UnitRow> rows)
    {
        var file = Path.Combine(Path.GetTempPath(), $"raw{Guid.NewGuid():N}.db");
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            connection.Open();
            using var make = connection.CreateCommand();
            make.CommandText = "pragma journal_mode=wal; pragma synchronous=full; create table u(id text primary key, code text unique, name text, short text, category text, heads integer, area text, address text, leader text, pinyin text)";
            make.ExecuteNonQuery();
            using var transaction = connection.BeginTransaction();
            using var insert = connection.CreateCommand();
            insert.CommandText = "insert into u values($0,$1,$2,$3,$4,$5,$6,$7,$8,$9)";
            var parameters = Enumerable.Range(0, 10).Select(i => insert.Parameters.Add($"${i}", i == 5 ? SqliteType.Integer : SqliteType.Text)).ToList();
            foreach (var row in rows)
            {
                object[] values = [Guid.NewGuid().ToString(), row.Code, row.Profile.Name, row.Profile.ShortName, row.Profile.Category, row.Profile.Headcount, row.Profile.Area, row.Profile.Address, row.Profile.Leader, row.Profile.Pinyin];
                for (var i = 0; i < values.Length; i++)
                {
                    parameters[i].Value = values[i];
                }

                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        File.Delete(file);
    }

    private static double Timed(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> TimedAsync<T>(Func<Task<T>> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalSeconds;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
