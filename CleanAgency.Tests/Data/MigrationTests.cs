using CleanAgency.Core.People;
using CleanAgency.Infrastructure;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Data;

public sealed class MigrationTests
{
    [Fact]
    public void Both_migration_sets_match_the_model()
    {
        using var sqlite = new SqliteAppDb(new DbContextOptionsBuilder<SqliteAppDb>().UseSqlite("Data Source=:memory:").Options);
        using var postgres = new PostgresAppDb(new DbContextOptionsBuilder<PostgresAppDb>().UseNpgsql("Host=nowhere").Options);
        Assert.False(sqlite.Database.HasPendingModelChanges(), "run eng/migrate.sh");
        Assert.False(postgres.Database.HasPendingModelChanges(), "run eng/migrate.sh");
    }

    [Fact]
    public async Task Four_servers_that_start_together_on_an_empty_database_do_no_harm()
    {
        using var database = TestDatabase.Bare();
        var servers = Enumerable.Range(0, 4).Select(_ => new Agency(database)).ToList();
        await Task.WhenAll(servers.Select(s => Task.Run(() => s.Services.PrepareDatabase())));
        Assert.All(servers, s => Assert.Empty(s.Do((AppDb db) => db.Database.GetPendingMigrationsAsync()).GetAwaiter().GetResult()));
        Assert.True(await servers[3].Stranger.Send(new SetUpNeeded()));
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Two_demo_servers_that_start_together_make_one_district()
    {
        using var database = TestDatabase.Empty();
        var servers = Enumerable.Range(0, 2).Select(_ => new Agency(database, new KeyValuePair<string, string?>("demo", "true"))).ToList();
        await Task.WhenAll(servers.Select(s => Task.Run(() => s.Services.FillDemo(DemoDistrict.DefaultDay, Office.Password)))).WaitAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(3 + 1 + 2 + 30 + 48, await servers[0].Do((AppDb db) => db.Set<Person>().CountAsync()));
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }
}
