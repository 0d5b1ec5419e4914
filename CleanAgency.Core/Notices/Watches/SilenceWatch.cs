using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>Cards that were locked because the days for objections had passed: the unit, which said nothing at its own desk, learns that it is settled.</summary>
internal sealed class SilenceWatch(IAppDb db, Recipients recipients, WorkCalendar calendar, Clock clock) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.CardLockedInSilence];

    public IReadOnlyList<Type> Signs => [typeof(Scorecard), .. Recipients.Signs];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var since = Clock.FromShanghai(News.Earliest(clock.Today), default);
        var locked = await (
            from card in db.Set<Scorecard>().AsNoTracking()
            join unit in db.Set<SupervisedUnit>() on card.UnitId equals unit.Id
            where card.Stage == CardStage.Locked && card.StageAt >= since && card.SentAt != null
                && !db.Set<Objection>().Any(o => o.CardId == card.Id)
                && !db.Set<UnitConfirmation>().Any(u => u.CardId == card.Id && u.HeldBy == null)
            orderby card.Id
            select new { card.Id, card.UnitId, Unit = unit.Name, card.StageAt, card.SentAt }).ToListAsync(ct);
        var liaisons = await recipients.OfUnits(Permission.ConfirmCards, ct);
        return [.. locked.Where(card => calendar.IsNews(Clock.DateOf(card.StageAt!.Value), clock.Today))
            .Select(card => new OpenThing(NoticeKind.CardLockedInSilence, card.Id, Trouble.News, [.. liaisons[card.UnitId]], $"scorecards/{card.Id}") { Since = card.SentAt, Words = [card.Unit] })];
    }
}
