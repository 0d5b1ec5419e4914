using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Visits;

public sealed record VisitingGroup(Guid Id, string Name);

/// <param name="Groups">The first one, and the second where there is one: both are needed on the half-day.</param>
public sealed record VisitedUnit(Guid Id, string Name, string Area, int Sequence, IReadOnlyList<VisitingGroup> Groups);

public sealed record Appointment(VisitedUnit Unit, VisitSlot Slot);

/// <summary>What a proposal is asked for: within which days, and how many units a group sees in a week at most.</summary>
public sealed record VisitWindow(DateOnly First, DateOnly Last, int PerWeek);

/// <summary>A visit of another round, from which this one keeps so many working days away: a late one and an early one do not come to a unit as two in a row.</summary>
public sealed record VisitElsewhere(DateOnly Date, int Distance);

/// <summary>The dates of one round: says why a unit cannot be visited on a half-day, and finds half-days for those that have none. Knows no database.</summary>
/// <param name="elsewhere">By unit, its visits in other rounds.</param>
public sealed class Timetable(WorkCalendar calendar, DateOnly from, DateOnly to, DateOnly today, IEnumerable<Appointment> booked, ILookup<Guid, VisitElsewhere> elsewhere)
{
    private readonly List<Appointment> booked = [.. booked];

    public RuleBroken? WhyNot(VisitedUnit unit, VisitSlot slot) =>
        slot.Date < from || slot.Date > to ? new("Visits.OutsideRound", from, to)
        : slot.Date < today ? new("Visits.Past", slot.Date)
        : calendar.HolidayOn(slot.Date) is { } holiday ? new("Visits.Holiday", slot.Date, holiday.Title)
        : !calendar.IsWorkday(slot.Date) ? new("Visits.Weekend", slot.Date)
        : TooNear(unit, slot) is { } near ? new("Visits.TooNear", unit.Name, near.Date, near.Distance)
        : Busy(unit, slot) is { } busy ? new("Visits.GroupBusy", Common(unit, busy.Unit).Name, slot.Said, busy.Unit.Name)
        : null;

    /// <summary>
    /// First the units that need two groups, then the rest, area by area. A half-day beside a unit of the same area is preferred, then a day
    /// of its own, then whatever is left; of these the earliest week, and in it the day on which fewest are out. Whoever finds no half-day is not in the answer.
    /// </summary>
    public IReadOnlyList<Appointment> Propose(IEnumerable<VisitedUnit> open, VisitWindow window)
    {
        List<VisitSlot> slots = [.. Enumerable.Range(0, Math.Max(0, window.Last.DayNumber - window.First.DayNumber + 1)).Select(window.First.AddDays).Where(calendar.IsWorkday).SelectMany(VisitSlot.On)];
        var units = open.ToList();
        var inArea = units.CountBy(u => u.Area).ToDictionary();
        List<Appointment> found = [];
        foreach (var unit in units.OrderByDescending(u => u.Groups.Count).ThenByDescending(u => inArea[u.Area]).ThenBy(u => u.Area, StringComparer.Ordinal).ThenBy(u => u.Sequence))
        {
            if (slots.Where(slot => WhyNot(unit, slot) is null && !WeekFull(unit, slot, window.PerWeek)).MinBy(slot => (Detour(unit, slot), Monday(slot.Date), booked.Count(a => a.Slot.Date == slot.Date))) is { } slot)
            {
                found.Add(new(unit, slot));
                booked.Add(found[^1]);
            }
        }

        return found;
    }

    private static bool Meet(VisitedUnit one, VisitedUnit other) => one.Groups.Any(g => other.Groups.Any(o => o.Id == g.Id));

    private static VisitingGroup Common(VisitedUnit one, VisitedUnit other) => one.Groups.First(g => other.Groups.Any(o => o.Id == g.Id));

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private VisitElsewhere? TooNear(VisitedUnit unit, VisitSlot slot) =>
        elsewhere[unit.Id].FirstOrDefault(other => Math.Abs(calendar.WorkdaysBetween(other.Date, slot.Date)) < other.Distance);

    private Appointment? Busy(VisitedUnit unit, VisitSlot slot) => booked.FirstOrDefault(a => a.Slot == slot && a.Unit.Id != unit.Id && Meet(a.Unit, unit));

    private bool WeekFull(VisitedUnit unit, VisitSlot slot, int perWeek) =>
        unit.Groups.Any(g => booked.Count(a => Monday(a.Slot.Date) == Monday(slot.Date) && a.Unit.Groups.Any(x => x.Id == g.Id)) >= perWeek);

    // 0: the group is in this area that day anyway; 1: it is not out; 2: it is out elsewhere.
    private int Detour(VisitedUnit unit, VisitSlot slot) =>
        booked.Where(a => a.Slot.Date == slot.Date && Meet(a.Unit, unit)).Select(a => a.Unit.Area == unit.Area ? 0 : 2).DefaultIfEmpty(1).Min();
}
