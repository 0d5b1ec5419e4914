using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Data;

/// <summary>
/// Another value after the database has been restored from a backup: tablets that see it change send again what they have settled
/// lately, and the ledger sorts out what is there. A SQLite file has its mark beside it, which no backup holds; a restored
/// PostgreSQL database has another number.
/// </summary>
public sealed class ServerEpoch(IServiceScopeFactory scopes, DatabaseChoice database)
{
    private string? value;

    public async ValueTask<string> Value() => value ??= database.Postgres ? await NumberOfDatabase() : MarkBeside(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);

    private static string MarkBeside(string file)
    {
        var mark = $"{file}.epoch";
        if (!File.Exists(mark))
        {
            File.WriteAllText(mark, Guid.NewGuid().ToString("N"));
        }

        return File.ReadAllText(mark);
    }

    private async Task<string> NumberOfDatabase()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Database
            .SqlQuery<string>($"select oid::text as \"Value\" from pg_database where datname = current_database()").SingleAsync();
    }
}
