using CleanAgency.Infrastructure.Data;
using CleanAgency.Infrastructure.Demo;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CleanAgency.Tests.Fixtures;

/// <summary>
/// A database of its own per test, copied from a template that is made once per run: an empty one, or one with an office in it.
/// PostgreSQL when CLEANAGENCY_TEST_POSTGRES names a server.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("CLEANAGENCY_TEST_POSTGRES");
    private static readonly Lazy<TestDatabase> Migrated = new(MakeMigrated);
    private static readonly Lazy<Task<TestDatabase>> WithOffice = new(() => Task.Run(MakeStaffed));
    private static readonly Lazy<Task<TestDatabase>> WithDistrict = new(() => Task.Run(MakeDistrict));
    private static readonly Lock Copying = new();
    private readonly string name;

    public static readonly KeyValuePair<string, string?> Demo = new("demo", "true");

    private TestDatabase(string? name = null) => this.name = name ?? "t" + Guid.NewGuid().ToString("N");

    public static bool OnPostgres => !string.IsNullOrEmpty(Server);

    public string ConnectionString => OnPostgres
        ? new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20 }.ToString()
        : $"Data Source={File}";

    public KeyValuePair<string, string?>[] Settings =>
    [
        new("Database:Provider", OnPostgres ? "Postgres" : "Sqlite"),
        new("Database:ConnectionString", ConnectionString),
        new("data", Path.GetTempPath()),
    ];

    private string File => Path.Combine(Path.GetTempPath(), name + ".db");

    private string Evidence => Path.ChangeExtension(File, ".evidence");

    /// <summary>Under which another process finds it.</summary>
    public string Name => name;

    /// <summary>Migrated, with nobody in it.</summary>
    public static TestDatabase Empty() => Copy(Migrated.Value);

    /// <summary>With the people and units of <see cref="Office"/>.</summary>
    public static TestDatabase Staffed() => Copy(WithOffice.Value.GetAwaiter().GetResult());

    /// <summary>The demo district; an agency on it runs with <see cref="Demo"/>.</summary>
    public static TestDatabase District() => Copy(WithDistrict.Value.GetAwaiter().GetResult());

    /// <summary>One that another process has made and will throw away.</summary>
    public static TestDatabase Of(string name) => new(name);

    /// <summary>Not even migrated.</summary>
    public static TestDatabase Bare()
    {
        var database = new TestDatabase();
        if (OnPostgres)
        {
            Execute($"create database {database.name}");
        }

        return database;
    }

    public void Dispose()
    {
        if (OnPostgres)
        {
            Execute($"drop database if exists {name} with (force)");
            return;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        using (var pooled = new SqliteConnection(DatabaseChoice.From(configuration).ConnectionString))
        {
            SqliteConnection.ClearPool(pooled);
        }

        foreach (var file in Directory.GetFiles(Path.GetTempPath(), name + ".db*"))
        {
            System.IO.File.Delete(file);
        }

        if (Directory.Exists(Evidence))
        {
            Directory.Delete(Evidence, recursive: true);
        }
    }

    private static TestDatabase Copy(TestDatabase template)
    {
        var copy = new TestDatabase();
        if (OnPostgres)
        {
            // Two connections may not copy one template at the same moment.
            lock (Copying)
            {
                Execute($"create database {copy.name} template {template.name}");
            }
        }
        else
        {
            System.IO.File.Copy(template.File, copy.File);
            foreach (var file in Directory.Exists(template.Evidence) ? Directory.GetFiles(template.Evidence, "*", SearchOption.AllDirectories) : [])
            {
                var to = Path.Combine(copy.Evidence, Path.GetRelativePath(template.Evidence, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                System.IO.File.Copy(file, to);
            }
        }

        return copy;
    }

    private static TestDatabase MakeMigrated()
    {
        var template = Bare();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.Dispose();
        using (AppDb db = OnPostgres
            ? new PostgresAppDb(new DbContextOptionsBuilder<PostgresAppDb>().UseNpgsql(template.ConnectionString + ";Pooling=false").Options)
            : new SqliteAppDb(new DbContextOptionsBuilder<SqliteAppDb>().UseSqlite(template.ConnectionString + ";Pooling=false").Options))
        {
            // The last connection to close empties the write-ahead log, so one file is the whole database.
            db.Database.Migrate();
        }

        return template;
    }

    private static async Task<TestDatabase> MakeStaffed()
    {
        var template = Copy(Migrated.Value);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.Dispose();
        await using var agency = new Agency(template, [new("Database:ConnectionString", template.ConnectionString + ";Pooling=false")]);
        await Office.MoveIn(agency);
        return template;
    }

    private static async Task<TestDatabase> MakeDistrict()
    {
        var template = Copy(Migrated.Value);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.Dispose();
        await using var agency = new Agency(template, [Demo, new("Database:ConnectionString", template.ConnectionString + ";Pooling=false")]);
        await agency.Services.FillDemo(DemoDistrict.DefaultDay, Office.Password);
        return template;
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(Server + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names made above, never input
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
