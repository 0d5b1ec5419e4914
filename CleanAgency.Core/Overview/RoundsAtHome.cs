using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

/// <summary>What the current round still needs, and from whom.</summary>
internal sealed class RoundsAtHome(IAppDb db, Actor actor)
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

    /// <summary>For who is in a group: has he signed what he may not judge?</summary>
    public async Task<IReadOnlyList<Home.Item>> Unsigned(CancellationToken ct) =>
        await db.PlannedRoundOrNone(ct) is { } round
        && await db.MembersNow(round.Id).AnyAsync(m => m.PersonId == actor.Id, ct)
        && !await db.Set<Declaration>().AnyAsync(d => d.RoundId == round.Id && d.PersonId == actor.Id, ct)
            ? [new(Waiting.DeclarationUnsigned, Trouble.Warn)]
            : [];

    /// <summary>For who grants roles: members of a group who see nothing yet.</summary>
    public async Task<IReadOnlyList<Home.Item>> WithoutRole(CancellationToken ct) =>
        await db.PlannedRoundOrNone(ct) is { } round
        && await db.Set<Person>().Where(p => db.MembersNow(round.Id).Any(m => m.PersonId == p.Id)).WithoutRole().Select(p => p.Id).ToListAsync(ct) is { Count: > 0 } people
            ? [new(Waiting.MembersWithoutRole, Trouble.Warn, people.Count, Row: people[0])]
            : [];
}
