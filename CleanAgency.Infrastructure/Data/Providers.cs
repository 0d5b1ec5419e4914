using CleanAgency.Core.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
        }
        else
        {
            services.AddDbContextPool<SqliteAppDb>(o => o
                .UseSqlite(database.ConnectionString, s => s.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
                .AddInterceptors(new SqlitePragmas("FULL")));
            services.AddScoped<AppDb>(sp => sp.GetRequiredService<SqliteAppDb>());
        }

        services.AddScoped<IAppDb>(sp => sp.GetRequiredService<AppDb>());
        services.AddSingleton(database).AddSingleton<WriteTurn>();
        services.AddDataProtection().SetApplicationName("CleanAgency");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(sp => new ConfigureOptions<KeyManagementOptions>(
            o => o.XmlRepository = new KeyRing(sp.GetRequiredService<IServiceScopeFactory>())));
        return services;
    }

    /// <summary>Asks first: on SQLite an unconditional Migrate waits for ever behind the lock row of a process that was killed while migrating.</summary>
    public static async Task MigrateIfNeeded(this AppDb db, CancellationToken ct)
    {
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await db.Database.MigrateAsync(ct);
        }
    }
}
