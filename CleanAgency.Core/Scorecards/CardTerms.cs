using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>By when the unit may object, and by when the review has to answer. Reckoned when asked for, so that a notice of holidays that comes later counts.</summary>
internal sealed class CardTerms(IAppDb db, WorkCalendar calendar)
{
    public sealed record Answer(Guid SchemeId, Deadline? Objection, Deadline? Review);

    public async Task<Answer> Of(Scorecard card, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(card.RoundId, ct);
        var policy = (await db.PolicyOf(round, ct)).Objection;
        return new(
            round.SchemeId!.Value,
            card.SentAt is { } sent ? new Workdays(policy.WorkingDays).From(Clock.DateOf(sent), calendar) : null,
            card is { Stage: CardStage.UnderReview, StageAt: { } began } ? new Workdays(policy.ReviewWorkingDays).From(Clock.DateOf(began), calendar) : null);
    }
}
