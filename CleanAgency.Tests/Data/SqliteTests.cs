using System.Globalization;
using CleanAgency.Infrastructure;
using CleanAgency.Infrastructure.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Data;

public sealed class SqliteTests
{
    [Fact]
    public async Task Every_connection_syncs_its_commits_enforces_foreign_keys_and_waits_for_the_writer()
    {
        var folder = Directory.CreateTempSubdirectory("sqlite").FullName;
        var configuration = new ConfigurationManager { ["data"] = folder };
        await using (var services = new ServiceCollection().AddLogging().AddInfrastructure(configuration).BuildServiceProvider())
        {
            await services.PrepareDatabase();
            List<AsyncServiceScope> open = [];
            // Held open, so that each is a connection of its own.
            for (var i = 0; i < 3; i++)
            {
                open.Add(services.CreateAsyncScope());
                var db = open[i].ServiceProvider.GetRequiredService<AppDb>();
                await db.Database.OpenConnectionAsync();
                Assert.Equal("wal", await Ask(db, "journal_mode"));
                Assert.Equal("2", await Ask(db, "synchronous"));
                Assert.Equal("1", await Ask(db, "foreign_keys"));
                Assert.InRange(int.Parse(await Ask(db, "busy_timeout"), CultureInfo.InvariantCulture), 1000, 60_000);
            }

            foreach (var scope in open)
            {
                await scope.DisposeAsync();
            }
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_library_is_new_enough_for_json_in_sql()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Assert.True(new Version(connection.ServerVersion) >= new Version(3, 38), connection.ServerVersion);
    }

    private static async Task<string> Ask(AppDb db, string pragma)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // names from above
        command.CommandText = $"PRAGMA {pragma}";
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!;
    }
}
