using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>Cards that were locked without a word at the unit's own desk: the days for objections had passed, or what it objected to has been decided. It learns that it is settled.</summary>
internal sealed class LockedWatch(IAppDb db, Recipients recipients, WorkCalendar calendar, Clock clock) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.CardLockedInSilence, NoticeKind.CardLockedAfterReview];

    public IReadOnlyList<Type> Signs => [typeof(Scorecard), .. Recipients.Signs];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var since = Clock.FromShanghai(News.Earliest(clock.Today), default);
        // Once there is a result, a card is locked only because it was corrected: of that the next version tells.
        var locked = db.Set<Scorecard>().AsNoTracking().Where(card => card.Stage == CardStage.Locked && card.StageAt >= since && card.SentAt != null
            && !db.Set<RoundResult>().Any(r => r.RoundId == card.RoundId && r.CommittedAt <= card.StageAt)
            && !db.Set<UnitConfirmation>().Any(u => u.CardId == card.Id && u.HeldBy == null));
        var found = await (from card in locked join unit in db.Set<SupervisedUnit>() on card.UnitId equals unit.Id orderby card.Id select new { Card = card, Unit = unit.Name }).ToListAsync(ct);
        var objections = (await db.Set<Objection>().AsNoTracking().Where(o => locked.Any(c => c.Id == o.CardId)).ToListAsync(ct)).ToLookup(o => o.CardId);
        var liaisons = await recipients.OfUnits(Permission.ConfirmCards, ct);
        return
        [
            .. from one in found
               let card = one.Card
               where calendar.IsNews(Clock.DateOf(card.StageAt!.Value), clock.Today)
               let answers = objections[card.Id].Answered(card)
               let objected = answers.Kept + answers.Changed > 0
               select new OpenThing(objected ? NoticeKind.CardLockedAfterReview : NoticeKind.CardLockedInSilence, card.Id, Trouble.News, [.. liaisons[card.UnitId]], $"scorecards/{card.Id}")
               {
                   Since = objected ? answers.At : card.SentAt, News = $"{card.StageAt!.Value.Ticks}", Words = objected ? [one.Unit, answers.Kept, answers.Changed] : [one.Unit],
               },
        ];
    }
}
