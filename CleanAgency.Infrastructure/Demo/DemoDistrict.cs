using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>示例市澄明区, a district that does not exist: made once by the product's own messages with the clock moved, found again on later starts.</summary>
public static class DemoDistrict
{
    public static readonly DateOnly DefaultDay = new(2026, 11, 20);

    private static readonly TimeOnly Morning = new(9, 0);

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
    }

    // One commit for all: a start that is killed half-way leaves nothing behind.
    private static async Task Make(IServiceProvider scope, AppDb db, DateOnly day, string password, CancellationToken ct)
    {
        using var turn = await scope.GetRequiredService<WriteTurn>().Take(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two servers may begin together: whoever had to wait here finds the district of the other one.
        await db.TakeLane(new Alone(), ct);
        if (!await db.Set<Person>().AnyAsync(ct))
        {
            await new DemoStory(scope, day, new Secret(password)).Tell(ct);
            await transaction.CommitAsync(ct);
        }
    }

    private static async Task SetPassword(IServiceProvider scope, AppDb db, string password, CancellationToken ct)
    {
        var hash = scope.GetRequiredService<IPasswordHasher<AppUser>>().HashPassword(new(), password);
        await db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordHash, hash), ct);
    }

    private sealed record Alone : ILane
    {
        public string Lane => "people";
    }
}
