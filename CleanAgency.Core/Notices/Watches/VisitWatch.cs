using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using CleanAgency.Core.Visits;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>Who goes where and when: told to the unit as soon as it is arranged, to the group the working day before.</summary>
internal sealed class VisitWatch(IAppDb db, Recipients recipients, WorkCalendar calendar, Clock clock) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.VisitComing, NoticeKind.VisitMoved, NoticeKind.VisitStays, NoticeKind.GroupVisit, NoticeKind.DateAsked, NoticeKind.VisitsOpen, NoticeKind.VisitsClash, NoticeKind.VisitsOnDayOff, NoticeKind.VisitsUntold];

    public IReadOnlyList<Type> Signs => [typeof(Visit), typeof(VisitMove), typeof(DateRequest), .. Recipients.SignsOfGroups];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var today = clock.Today;
        var ahead = await (
            from visit in db.Set<Visit>().AsNoTracking().Include(v => v.Moves).Include(v => v.Requests)
            where visit.ToldAt != null && (visit.Date >= today || visit.Requests.Any(r => r.State == RequestState.Waiting))
            join unit in db.Set<SupervisedUnit>() on visit.UnitId equals unit.Id
            join grp in db.Set<SupervisionGroup>() on visit.GroupId equals grp.Id
            orderby visit.Id
            select new Ahead(visit, unit.Name, unit.Address, grp.Name)).ToListAsync(ct);
        var liaisons = await recipients.OfUnits(Permission.AskOtherDate, ct);
        List<OpenThing> things = [];
        foreach (var one in ahead)
        {
            // Whoever asked for another date waits for the answer, also when the day has passed.
            things.AddRange(await Asked(one, ct));
            if (one.Visit.Date >= today)
            {
                things.Add(OfUnit(one, [.. liaisons[one.Visit.UnitId]], today));
                things.AddRange(await OfGroup(one, today, ct));
            }
        }

        return [.. things, .. await Arranging(today, ct)];
    }

    // What became of the date last, a change or an answer, is said until it has passed; each of them is news.
    private OpenThing OfUnit(Ahead one, IReadOnlyCollection<Guid> liaisons, DateOnly today)
    {
        var visit = one.Visit;
        var declined = visit.Requests.Where(r => r.State == RequestState.Declined).ToList();
        var (move, no) = (visit.Moves.MaxBy(m => m.At), declined.MaxBy(r => r.AnsweredAt));
        (NoticeKind Kind, object[] More) said = no is not null && !(move?.At > no.AnsweredAt) ? (NoticeKind.VisitStays, [no.Answer!])
            : move is not null ? (NoticeKind.VisitMoved, [move.From.Said, move.Reason])
            : (NoticeKind.VisitComing, []);
        return new(said.Kind, visit.Id, Trouble.News, liaisons, $"visits/{visit.Id}") { Deadline = new(visit.Date, false), Words = [visit.Slot.Said, one.Group, .. said.More], News = OnItsDay(visit, today, $"{visit.Moves.Count} {declined.Count}") };
    }

    // Once it has been told a day, it is told each change of it too, however far away the new day is.
    private async Task<IReadOnlyList<OpenThing>> OfGroup(Ahead one, DateOnly today, CancellationToken ct)
    {
        var visit = one.Visit;
        if (!IsNear(today, visit.Date) && !visit.Moves.Any(move => IsNear(Clock.DateOf(move.At), move.FromDate)))
        {
            return [];
        }

        var people = (await recipients.ScorersOf(visit.GroupId, visit.UnitId, ct)).All.Concat(visit.SecondGroupId is { } second ? (await recipients.ScorersOf(second, visit.UnitId, ct)).All : []).ToList();
        return [new(NoticeKind.GroupVisit, visit.Id, Trouble.Run, people, $"visits/{visit.Id}") { Deadline = new(visit.Date, false), Words = [visit.Slot.Said, one.Unit, one.Address.Length > 0 ? one.Address : new TextCode("Notices.NoAddress")], News = OnItsDay(visit, today, $"{visit.Moves.Count}") }];
    }

    // A visit on a day off is told in time for it on the last working day; who goes there all the same hears of it once more that morning.
    private string OnItsDay(Visit visit, DateOnly today, string happened) => today == visit.Date && !calendar.IsWorkday(today) ? $"{happened} today" : happened;

    private bool IsNear(DateOnly today, DateOnly day) => calendar.WorkdaysBetween(today, day) <= 1;

    private async Task<IReadOnlyList<OpenThing>> Asked(Ahead one, CancellationToken ct) => one.Visit.Waiting is { } asked
        ? [new(NoticeKind.DateAsked, asked.Id, Trouble.Warn, [.. await recipients.With(Permission.PlanRounds, ct), .. await recipients.LeaderOf(one.Visit.GroupId, Permission.AnswerDates, ct)], $"visits/{one.Visit.Id}") { Deadline = new(one.Visit.Date, false), Words = [one.Unit, one.Visit.Slot.Said, asked.Reason] }]
        : [];

    // For who plans: units without a date, dates that no longer fit, and dates that nobody has been told.
    private async Task<IReadOnlyList<OpenThing>> Arranging(DateOnly today, CancellationToken ct)
    {
        if (await db.CurrentRoundOrNone(today, ct) is not { State: RoundState.Announced } round || round.To < today)
        {
            return [];
        }

        var told = await db.Set<Visit>().Where(v => v.RoundId == round.Id && v.ToldAt != null && v.Date >= today).Select(v => v.Date).ToListAsync(ct);
        var planners = await recipients.With(Permission.PlanRounds, ct);
        OpenThing Of(NoticeKind kind, int count, string address) => new(kind, round.Id, Trouble.Warn, planners, address) { Count = count };
        OpenThing[] found =
        [
            Of(NoticeKind.VisitsClash, await db.Clashing(today).CountAsync(v => v.RoundId == round.Id, ct), "visits?state=Clashing"),
            Of(NoticeKind.VisitsOnDayOff, told.Count(day => !calendar.IsWorkday(day)), "visits?state=DayOff"),
            Of(NoticeKind.VisitsOpen, (await db.WithoutVisit(round.Id, ct)).Count, "visits"),
            Of(NoticeKind.VisitsUntold, await db.Set<Visit>().CountAsync(v => v.RoundId == round.Id && v.ToldAt == null, ct), "visits?state=Proposed"),
        ];
        return [.. found.Where(thing => thing.Count > 0)];
    }

    private sealed record Ahead(Visit Visit, string Unit, string Address, string Group);
}
