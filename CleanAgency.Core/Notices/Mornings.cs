using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices;

/// <summary>On which mornings everything was looked after, as the audit knows it: days without one were days on which nobody was told.</summary>
internal sealed class Mornings(IAppDb db, Clock clock)
{
    private const int Days = 7;

    // A change of the calendar looks after everything too, so a day may have several.
    private const int Most = 50;

    /// <summary>Days that have passed since the last one.</summary>
    public async Task<int> Missed(CancellationToken ct) =>
        await Looks.MaxAsync(at => (DateTime?)at, ct) is { } last ? Math.Max(0, clock.Today.DayNumber - Clock.DateOf(last).DayNumber - 1) : 0;

    /// <summary>The last gap, and the moment that made up for it; told of for a week.</summary>
    public async Task<(DateOnly From, DateOnly To, DateTime MadeUp)?> LastGap(CancellationToken ct)
    {
        var looks = await Looks.Distinct().OrderByDescending(at => at).Take(Most).ToListAsync(ct);
        foreach (var (later, earlier) in looks.Zip(looks.Skip(1)))
        {
            var (day, before) = (Clock.DateOf(later), Clock.DateOf(earlier));
            if (day.AddDays(Days) < clock.Today)
            {
                return null;
            }

            if (before.AddDays(1) < day)
            {
                return (before.AddDays(1), day.AddDays(-1), later);
            }
        }

        return null;
    }

    // Each has a row for everybody who was told, all of one moment.
    private IQueryable<DateTime> Looks => db.Set<AuditEntry>().Where(e => e.Action == nameof(Remind) && e.Result == AuditResult.Done).Select(e => e.At);
}
