using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

/// <summary>What waits about the facts of the current round.</summary>
internal sealed class FactsAtHome(Rows<UnitFact> rows, IAppDb db, Actor actor, Clock clock)
{
    /// <summary>For who keeps the facts: what units dispute.</summary>
    public async Task<IReadOnlyList<Home.Item>> Disputed(CancellationToken ct) => await Count(rows.Visible, FactStand.Disputed, Waiting.FactsDisputed, Trouble.Warn, ct);

    /// <summary>For a liaison: what is said about the own unit and not yet answered.</summary>
    public async Task<IReadOnlyList<Home.Item>> ToConfirm(CancellationToken ct) =>
        await Count(rows.Visible.Where(f => f.UnitId == actor.UnitId), FactStand.Open, Waiting.FactsToConfirm, Trouble.Run, ct);

    private async Task<IReadOnlyList<Home.Item>> Count(IQueryable<UnitFact> facts, FactStand stand, Waiting kind, Trouble trouble, CancellationToken ct) =>
        await db.CurrentRoundOrNone(clock.Today, ct) is { } round && await facts.CountAsync(f => f.RoundId == round.Id && f.Stand == stand, ct) is var count and > 0
            ? [new(kind, trouble, count, Row: actor.UnitId)]
            : [];
}
