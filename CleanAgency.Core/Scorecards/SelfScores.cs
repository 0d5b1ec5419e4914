using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

internal static class SelfScores
{
    /// <summary>The one of the round that runs today, or none.</summary>
    public static async Task<Guid?> Current(this IQueryable<SelfScore> rows, IAppDb db, DateOnly today, CancellationToken ct) =>
        await db.CurrentRoundOrNone(today, ct) is { } round ? await rows.Where(self => self.RoundId == round.Id).Select(self => (Guid?)self.Id).FirstOrDefaultAsync(ct) : null;

    /// <summary>Cards whose group has signed, whatever has come after.</summary>
    public static IQueryable<Scorecard> SignedOnce(this IAppDb db) =>
        db.Set<Scorecard>().Where(card => card.Stage == CardStage.Signed || card.Stage == CardStage.AwaitingUnit || card.Stage == CardStage.UnderReview || card.Stage == CardStage.Locked);

    /// <summary>What units have handed in, by unit and item.</summary>
    public static IQueryable<SelfScore> HandedIn(this IAppDb db, Guid roundId) => db.Set<SelfScore>().AsNoTracking().Where(self => self.RoundId == roundId && self.SubmittedAt != null);
}
