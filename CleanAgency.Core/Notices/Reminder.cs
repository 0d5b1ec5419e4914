using CleanAgency.Core.Calendar;

namespace CleanAgency.Core.Notices;

/// <summary>What one person deserves to hear of one thing today.</summary>
/// <param name="Step">Grows as the deadline comes nearer, and from rung to rung once it has passed; each is told once.</param>
/// <param name="Rung">0: it is his to do. Above: those before him have not done it.</param>
public sealed record Deserved(OpenThing Thing, Guid PersonId, int Step, int Rung, Trouble Trouble);

/// <summary>
/// The rule of reminding, of days alone: nothing is scheduled ahead, so there is nothing that could be forgotten, come twice or
/// have to be called off. Asked for any day, after any pause, it says what is right on that day.
/// </summary>
public static class Reminder
{
    /// <param name="up">Who hears of it when it is late, in their order.</param>
    public static IEnumerable<Deserved> On(DateOnly today, OpenThing thing, IReadOnlyList<IReadOnlyCollection<Guid>> up, WorkCalendar calendar)
    {
        var told = new HashSet<Guid>();
        foreach (var person in thing.For.Where(told.Add))
        {
            yield return new(thing, person, StepOn(today, thing, calendar), 0, TroubleOn(today, thing, calendar));
        }

        var reached = RungOn(today, thing, calendar);
        for (var rung = 1; rung <= Math.Min(reached, up.Count); rung++)
        {
            foreach (var person in up[rung - 1].Where(told.Add))
            {
                yield return new(thing, person, Late(thing) + rung, rung, Trouble.Bad);
            }
        }
    }

    private static int StepOn(DateOnly today, OpenThing thing, WorkCalendar calendar) => thing.Deadline is not { Due: var due } ? 0
        : today > due ? Late(thing)
        : KindOfNotice.Of(thing.Kind).Leads.Count(lead => calendar.WorkdaysBetween(today, due) <= lead);

    private static int Late(OpenThing thing) => KindOfNotice.Of(thing.Kind).Leads.Count + 1;

    private static Trouble TroubleOn(DateOnly today, OpenThing thing, WorkCalendar calendar) => thing.Deadline is not { Due: var due } || thing.Trouble == Trouble.News && today < due ? thing.Trouble
        : today > due ? Trouble.Bad
        : calendar.WorkdaysBetween(today, due) == 0 ? Trouble.Today
        : StepOn(today, thing, calendar) > 0 ? Trouble.Warn
        : thing.Trouble;

    private static int RungOn(DateOnly today, OpenThing thing, WorkCalendar calendar)
    {
        if (thing is not { Deadline.Due: var due, Policy: { } policy } || today <= due)
        {
            return 0;
        }

        var late = calendar.WorkdaysBetween(due, today);
        return new[] { policy.LeaderAfter, policy.CoordinatorAfter, policy.DeciderAfter }.Count(days => late >= days);
    }
}
