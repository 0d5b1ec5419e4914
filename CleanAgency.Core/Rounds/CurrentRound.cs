using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Rounds;

/// <summary>
/// The round that is meant where nobody names one: the announced one whose period runs today, so that its duties do not vanish when
/// the next is being planned. Otherwise the latest that has left preparation; while all are still being prepared, the latest.
/// </summary>
internal static class CurrentRound
{
    public static IQueryable<Round> CurrentFirst(this IQueryable<Round> rounds, DateOnly today) => rounds
        .OrderByDescending(r => r.State != RoundState.Preparing && r.State != RoundState.Grouping && r.From <= today && r.To >= today).ThenBy(r => r.State == RoundState.Preparing)
        .ThenByDescending(r => r.From).ThenByDescending(r => r.Code);

    /// <summary>The one that is being planned now: declarations, roles and groups are wanted for it before it begins.</summary>
    public static IQueryable<Round> PlannedFirst(this IQueryable<Round> rounds) => rounds.OrderBy(r => r.State != RoundState.Preparing && r.State != RoundState.Grouping).ThenByDescending(r => r.From).ThenByDescending(r => r.Code);

    public static Task<Round?> CurrentRoundOrNone(this IAppDb db, DateOnly today, CancellationToken ct) => db.Set<Round>().AsNoTracking().CurrentFirst(today).FirstOrDefaultAsync(ct);

    public static Task<Round?> PlannedRoundOrNone(this IAppDb db, CancellationToken ct) => db.Set<Round>().AsNoTracking().PlannedFirst().FirstOrDefaultAsync(ct);
}
