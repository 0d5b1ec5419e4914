using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Audit;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Infrastructure.Identity;
using CleanAgency.Infrastructure.Jobs;
using CleanAgency.Infrastructure.Live;
using CleanAgency.Infrastructure.Notices;
using CleanAgency.Infrastructure.Post;
using CleanAgency.Infrastructure.Sheets;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CleanAgency.Infrastructure;

public static class InfrastructureSetup
{
    /// <summary>Before AddCore: the transaction is the outermost step of the pipeline.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        var database = DatabaseChoice.From(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Clock>();
        services.AddDatabase(database).AddJobs(database).AddSheets().AddAccounts();
        services.AddSingleton<IDatabaseLife, DatabaseLives>().AddSingleton<IDeviceContacts, DeviceContacts>();
        services.AddScoped<AuditTrail>().AddSingleton<AuditSealer>().AddHostedService(sp => sp.GetRequiredService<AuditSealer>());
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(CommandTransaction<,>));
        services.AddSingleton<JobRunner>().AddHostedService(sp => sp.GetRequiredService<JobRunner>());
        services.AddSingleton<CatchUp>().AddHostedService(sp => sp.GetRequiredService<CatchUp>());
        services.AddHostedService<DaysMoved>();
        services.AddPost();
        services.AddHealthChecks().AddCheck<DatabaseReady>("database");
        if (database.Postgres)
        {
            services.AddHostedService<PostgresRelay>();
        }

        // Services stop in the opposite order: first the messages under way end, then the relay tells what they announced.
        services.AddSingleton<RunningMessages>().AddHostedService(sp => sp.GetRequiredService<RunningMessages>());
        if (configuration["demo"] == "true")
        {
            services.AddSingleton<IPasswordHasher<AppUser>, OneHash>();
        }

        return services;
    }

    /// <summary>Call between Build and Run: the data-protection keys are read as soon as the host starts.</summary>
    public static async Task PrepareDatabase(this IServiceProvider services, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().MigrateIfNeeded(ct);
    }

    private static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<AppUser>(o =>
        {
            (o.Lockout.MaxFailedAccessAttempts, o.Lockout.DefaultLockoutTimeSpan) = (5, TimeSpan.FromMinutes(15));
            // The rule of the house is PasswordRule, in Core; Identity shall not have a second one.
            (o.Password.RequiredLength, o.Password.RequireDigit, o.Password.RequireLowercase, o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric) = (1, false, false, false, false);
        });
        // The command saves, not the store: account, person, audit and ledger stand or fall together.
        services.AddScoped<IUserStore<AppUser>>(sp => new UserOnlyStore<AppUser, AppDb, Guid>(sp.GetRequiredService<AppDb>()) { AutoSaveChanges = false });
        services.AddSingleton<UnknownAccounts>().AddSingleton<IStandings, Standings>().AddScoped<IAccounts, Accounts>();
        services.AddSingleton<LockOutsEnd>().AddHostedService(sp => sp.GetRequiredService<LockOutsEnd>());
    }
}
