using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

/// <summary>What the current round still needs, and from whom.</summary>
internal sealed class RoundsAtHome(IAppDb db, Actor actor, Clock clock)
{
    /// <summary>For who plans: so many things are missing before the next step.</summary>
    public async Task<IReadOnlyList<Home.Item>> Lacking(CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().Include(r => r.Units).PlannedFirst().FirstOrDefaultAsync(ct);
        var lacking = round?.State switch
        {
            RoundState.Preparing => round.WhyNotGroup(await db.SchemeOf(round, ct)).Count(),
            RoundState.Grouping => (await db.GapsOf(round, ct)).Count,
            _ => 0,
        };
        return lacking > 0 ? [new(Waiting.RoundLacks, Trouble.Warn, lacking, Row: round!.Id)] : [];
    }

    /// <summary>For who is in a group: has he signed what he may not judge? Asked for each round that is not over: who joins a running one signs for it too.</summary>
    public async Task<IReadOnlyList<Home.Item>> Unsigned(CancellationToken ct) =>
    [
        .. (await db.Set<Round>().AsNoTracking()
            .Where(r => r.To >= clock.Today && db.Set<SupervisionGroup>().Any(g => g.RoundId == r.Id && g.Members.Any(m => m.PersonId == actor.Id && m.Until == null)))
            .Where(r => !db.Set<Declaration>().Any(d => d.RoundId == r.Id && d.PersonId == actor.Id))
            .OrderBy(r => r.From).Select(r => new { r.Id, r.Name }).ToListAsync(ct)).Select(r => new Home.Item(Waiting.DeclarationUnsigned, Trouble.Warn, Row: r.Id) { Words = [r.Name] }),
    ];

    /// <summary>For who grants roles: members of a group who see nothing yet.</summary>
    public async Task<IReadOnlyList<Home.Item>> WithoutRole(CancellationToken ct) =>
        await db.Set<Person>()
            .Where(p => db.Set<SupervisionGroup>().Any(g => g.Members.Any(m => m.PersonId == p.Id && m.Until == null) && db.Set<Round>().Any(r => r.Id == g.RoundId && r.To >= clock.Today)))
            .WithoutRole().Select(p => p.Id).ToListAsync(ct) is { Count: > 0 } people
            ? [new(Waiting.MembersWithoutRole, Trouble.Warn, people.Count, Row: people[0])]
            : [];
}
