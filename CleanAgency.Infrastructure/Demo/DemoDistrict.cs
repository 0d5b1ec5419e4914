using CleanAgency.Core.Notices;
using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>示例市澄明区, a district that does not exist: made once by the product's own messages with the clock moved, found again on later starts.</summary>
public static class DemoDistrict
{
    public static readonly DateOnly DefaultDay = new(2026, 11, 20);

    /// <summary>Who set the district up, as the audit has it: by this a database is known to be a demo, for ever.</summary>
    internal const string Maker = "demo";

    private static readonly TimeOnly Morning = new(9, 0);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Null: there is nobody yet. A real office must never get the demo's clock and its shown password, nor a demo the name of an office.</summary>
    public static async Task<bool?> HoldsDemo(this IServiceProvider services, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return await db.Set<Person>().AnyAsync(ct)
            ? await db.Set<AuditEntry>().AnyAsync(e => e.Action == nameof(SetUp) && e.Person == Maker, ct)
            : null;
    }

    public static async Task FillDemo(this IServiceProvider services, DateOnly day, string password, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var clock = scope.ServiceProvider.GetRequiredService<Clock>();
        if (!await db.Set<Person>().AnyAsync(ct))
        {
            await Make(scope.ServiceProvider, db, day, password, ct);
        }

        await SetPassword(scope.ServiceProvider, db, password, ct);
        // A later start goes on from the last audited moment, never backwards.
        var last = await db.Set<AuditEntry>().MaxAsync(e => (DateTime?)e.At, ct) ?? DateTime.MinValue;
        var start = Clock.FromShanghai(day, Morning);
        clock.MoveTo(last > start ? last : start);
        var courier = scope.ServiceProvider.GetRequiredService<Courier>();
        // Where the day was moved over the end of a term, the nights between come first: nobody is urged to do what silence has settled.
        await courier.SendAsMachine(new LockSilentCards(), "start", Permission.RunJobs, ct);
        await courier.SendAsMachine(new Remind(), "start", Permission.RunJobs, ct);
    }

    // One commit for all: a start that is killed half-way leaves nothing behind.
    private static async Task Make(IServiceProvider scope, AppDb db, DateOnly day, string password, CancellationToken ct)
    {
        using var turn = await scope.GetRequiredService<WriteTurn>().Take(ct);
        // Another server may be at it, and a whole district takes longer than any command.
        db.Database.SetCommandTimeout(Patience);
        if (db.Database.GetDbConnection() is SqliteConnection line)
        {
            line.DefaultTimeout = (int)Patience.TotalSeconds; // what waits for the begin of a transaction
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two servers may begin together: whoever had to wait here finds the district of the other one.
        await db.TakeLane(new Alone(), ct);
        if (!await db.Set<Person>().AnyAsync(ct))
        {
            await new DemoStory(scope, day, new Secret(password)).Tell(ct);
            await transaction.CommitAsync(ct);
        }
    }

    // Only the accounts that the sign-in page lists; whoever was invited since keeps his own password.
    private static async Task SetPassword(IServiceProvider scope, AppDb db, string password, CancellationToken ct)
    {
        var hasher = scope.GetRequiredService<IPasswordHasher<AppUser>>();
        var one = await db.Users.AsNoTracking().SingleAsync(u => u.UserName == DemoStory.First, ct);
        if (hasher.VerifyHashedPassword(one, one.PasswordHash!, password) == PasswordVerificationResult.Failed)
        {
            var hash = hasher.HashPassword(new(), password);
            await db.Users.Where(u => DemoStory.Accounts.Contains(u.UserName!)).ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordHash, hash), ct);
        }
    }

    private sealed record Alone : ILane
    {
        public string Lane => "people";
    }
}
