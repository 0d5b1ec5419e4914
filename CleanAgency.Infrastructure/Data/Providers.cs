using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using CleanAgency.Infrastructure.Evidence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CleanAgency.Infrastructure.Data;

internal static class Providers
{
    /// <summary>One context per scope, whatever the provider, known to Core as IAppDb. Pooled: it has no state of its own, and every message needs one.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, DatabaseChoice database)
    {
        if (database.Postgres)
        {
            services.AddDbContextPool<PostgresAppDb>(o => o.UseNpgsql(database.ConnectionString, p => p.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)));
            services.AddScoped<AppDb>(sp => sp.GetRequiredService<PostgresAppDb>());
            services.AddSingleton<IEvidenceStore, EvidenceTable>();
        }
        else
        {
            services.AddDbContextPool<SqliteAppDb>(o => o
                .UseSqlite(database.ConnectionString, s => s.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
                .AddInterceptors(new SqlitePragmas("FULL")));
            services.AddScoped<AppDb>(sp => sp.GetRequiredService<SqliteAppDb>());
            services.AddSingleton<IEvidenceStore, EvidenceFolder>();
        }

        services.AddScoped<IAppDb>(sp => sp.GetRequiredService<AppDb>());
        services.AddSingleton(database).AddSingleton<WriteTurn>();
        services.AddDataProtection().SetApplicationName("CleanAgency");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(sp => new ConfigureOptions<KeyManagementOptions>(
            o => o.XmlRepository = new KeyRing(sp.GetRequiredService<IServiceScopeFactory>())));
        return services;
    }

    /// <summary>Asks first: on SQLite an unconditional Migrate waits for ever behind the lock row of a process that was killed while migrating.</summary>
    private const long MigrationLock = 0x316A;

    public static async Task MigrateIfNeeded(this AppDb db, CancellationToken ct)
    {
        if (!(await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            return;
        }

        await using var alone = await Alone(db, ct);
        await db.Database.MigrateAsync(ct);
    }

    // EF's own lock on PostgreSQL ends with the transaction of each migration: with two to apply, another server slips in between.
    // This one lasts as long as its connection. On SQLite EF's lasts to the end.
    private static async Task<IAsyncDisposable?> Alone(AppDb db, CancellationToken ct)
    {
        if (!db.Database.IsNpgsql() || !await db.Database.CanConnectAsync(ct))
        {
            return null;
        }

        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"select pg_advisory_lock({MigrationLock})", connection);
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }
}
