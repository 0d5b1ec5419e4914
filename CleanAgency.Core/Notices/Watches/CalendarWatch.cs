using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>
/// The notice of the next year is published in November: from December on it is missing, and deadlines beyond the turn of the year stay provisional.
/// It hears of no rows but people's: a calendar is another from the commit on, and then everything is looked after once more.
/// </summary>
internal sealed class CalendarWatch(Recipients recipients, WorkCalendar calendar, Clock clock) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.CalendarMissing];

    public IReadOnlyList<Type> Signs => Recipients.Signs;

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var keepers = await recipients.With(Permission.EditCalendar, ct);
        return
        [
            .. new[] { clock.Today.Year, clock.Today.AddMonths(1).Year }.Distinct().Where(year => !calendar.IsLoaded(year))
                .Select(year => new OpenThing(NoticeKind.CalendarMissing, OpenThing.OfDay(new(year, 1, 1)), Trouble.Warn, keepers, $"calendar?year={year}") { Deadline = new(new(year - 1, 12, 31), false), Words = [$"{year}"] }),
        ];
    }
}
