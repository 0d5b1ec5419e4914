using System.Collections.Concurrent;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Identity;

/// <summary>
/// What each account is worth, remembered for five seconds and forgotten at once when anything about people changes: a lock or a
/// withdrawn role works on this server with the next message, on another one through the relay or after these seconds.
/// </summary>
internal sealed class Standings : IStandings, IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Guid, (Standing? Standing, DateTimeOffset Until)> known = new();
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider real;
    private readonly IDisposable listening;
    private int changes;

    public Standings(IServiceScopeFactory scopes, TimeProvider real, LiveUpdates live)
    {
        (this.scopes, this.real) = (scopes, real);
        listening = live.Listen(LiveUpdates.TopicOf(nameof(Person)), Forget);
    }

    public async Task<Standing?> Of(Guid personId, CancellationToken ct)
    {
        var now = real.GetUtcNow();
        if (known.TryGetValue(personId, out var remembered) && remembered.Until > now)
        {
            return remembered.Standing;
        }

        var before = Volatile.Read(ref changes);
        var standing = await LookUp(personId, ct);
        // What was read before a change that was announced meanwhile is not worth remembering.
        if (before == Volatile.Read(ref changes))
        {
            known[personId] = (standing, now + Remembered);
        }

        return standing;
    }

    /// <summary>The demo is told in one commit, which a look-up on another connection does not see yet: what it knows of a person is remembered from here.</summary>
    internal void Remember(Standing standing) => known[standing.PersonId] = (standing, real.GetUtcNow() + Remembered);

    public void Dispose() => listening.Dispose();

    private void Forget()
    {
        Interlocked.Increment(ref changes);
        known.Clear();
    }

    private async Task<Standing?> LookUp(Guid personId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var found = await (
            from person in db.Set<Person>()
            join user in db.Users on person.Id equals user.Id
            where person.Id == personId
            select new { person.Name, person.Account, person.UnitId, person.Locked, person.Language, user.SecurityStamp, user.MustChangePassword }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var roles = await db.Set<Grant>().Where(g => g.PersonId == personId && g.Until == null).Select(g => g.Role).ToListAsync(ct);
        return new(personId, found.Name, found.Account, found.UnitId, [.. roles.Order()], found.SecurityStamp ?? "", !found.Locked, found.MustChangePassword, found.Language);
    }
}
