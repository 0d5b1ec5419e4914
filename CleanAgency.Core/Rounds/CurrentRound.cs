using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Rounds;

/// <summary>
/// The round that is meant where nobody names one: the latest that has left preparation; while all are still being prepared, the latest.
/// So the next year's round can be prepared in peace, and becomes the current one when its groups begin to be formed.
/// </summary>
internal static class CurrentRound
{
    public static IQueryable<Round> CurrentFirst(this IQueryable<Round> rounds) =>
        rounds.OrderBy(r => r.State == RoundState.Preparing).ThenByDescending(r => r.From).ThenByDescending(r => r.Code);

    public static Task<Round?> CurrentRoundOrNone(this IAppDb db, CancellationToken ct) => db.Set<Round>().AsNoTracking().CurrentFirst().FirstOrDefaultAsync(ct);
}
