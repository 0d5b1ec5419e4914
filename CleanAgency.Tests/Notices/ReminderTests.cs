using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Schemes;
using Xunit;

namespace CleanAgency.Tests.Notices;

/// <summary>What a thing deserves on a day. In November 2026 the 21st, 22nd, 28th and 29th are weekends.</summary>
public sealed class ReminderTests
{
    private static readonly Guid Liaison = Guid.NewGuid();
    private static readonly Guid Leader = Guid.NewGuid();
    private static readonly Guid Coordinator = Guid.NewGuid();
    private static readonly Guid Decider = Guid.NewGuid();

    [Theory]
    [InlineData("2026-11-19", 0, Trouble.Run)]
    [InlineData("2026-11-20", 1, Trouble.Warn)]
    [InlineData("2026-11-21", 1, Trouble.Warn)]
    [InlineData("2026-11-22", 1, Trouble.Warn)]
    [InlineData("2026-11-23", 2, Trouble.Warn)]
    [InlineData("2026-11-24", 3, Trouble.Today)]
    [InlineData("2026-11-25", 4, Trouble.Bad)]
    [InlineData("2027-06-01", 4, Trouble.Bad)]
    public void Before_a_deadline_it_is_told_two_days_ahead_the_day_before_and_on_the_day_in_working_days(string today, int step, Trouble trouble)
    {
        var own = On(today, Due("2026-11-24")).Single(d => d.Rung == 0);
        Assert.Equal((Liaison, step, trouble), (own.PersonId, own.Step, own.Trouble));
    }

    [Theory]
    [InlineData("2026-11-24", 0)]
    [InlineData("2026-11-25", 1)]
    [InlineData("2026-11-26", 1)]
    [InlineData("2026-11-27", 2)]
    [InlineData("2026-11-29", 2)]
    [InlineData("2026-12-01", 3)]
    public void After_it_the_leader_hears_then_who_coordinates_then_who_decides_each_once(string today, int rungs)
    {
        var told = On(today, Due("2026-11-24")).ToList();
        Assert.Equal(new[] { Liaison, Leader, Coordinator, Decider }.Take(rungs + 1), told.Select(d => d.PersonId));
        Assert.Equal(Enumerable.Range(0, rungs + 1), told.Select(d => d.Rung));
    }

    [Theory]
    [InlineData("2026-11-24T15:59:59Z", Trouble.Today)]
    [InlineData("2026-11-24T16:00:00Z", Trouble.Bad)]
    [InlineData("2026-11-23T16:00:00Z", Trouble.Today)]
    [InlineData("2026-11-23T15:59:59Z", Trouble.Warn)]
    public void The_day_ends_at_midnight_in_Shanghai(string moment, Trouble trouble) =>
        Assert.Equal(trouble, Reminder.On(Clock.DateOf(DateTime.Parse(moment, null, System.Globalization.DateTimeStyles.AdjustToUniversal)), Due("2026-11-24"), Up, WorkCalendar.Shipped).First().Trouble);

    [Theory]
    [InlineData("2026-09-29", "2026-10-08", 1)]
    [InlineData("2026-09-30", "2026-10-08", 2)]
    [InlineData("2026-10-07", "2026-10-08", 2)]
    [InlineData("2026-09-19", "2026-09-20", 2)]
    [InlineData("2026-12-30", "2026-12-31", 2)]
    public void Festivals_are_not_counted_and_worked_weekends_are(string today, string due, int step) => Assert.Equal(step, On(today, Due(due)).First().Step);

    [Fact]
    public void On_the_last_working_day_before_a_deadline_on_a_day_off_it_is_told_as_on_the_day() =>
        Assert.Equal((3, Trouble.Today), On("2026-11-27", Due("2026-11-28")).Select(d => (d.Step, d.Trouble)).First());

    [Fact]
    public void What_has_no_deadline_is_told_once_and_is_never_late()
    {
        var thing = Due("2026-11-24") with { Deadline = null };
        Assert.All(new[] { "2026-11-20", "2027-11-20" }, day => Assert.Equal((0, 0, Trouble.Run), On(day, thing).Select(d => (d.Step, d.Rung, d.Trouble)).Single()));
    }

    [Fact]
    public void Who_stands_on_two_rungs_hears_once()
    {
        var thing = Due("2026-11-24") with { For = [Liaison, Leader] };
        Assert.Equal([Liaison, Leader, Coordinator, Decider], On("2026-12-20", thing).Select(d => d.PersonId));
    }

    [Fact]
    public void Where_nobody_stands_on_a_rung_it_is_passed_over_in_its_time() =>
        Assert.Equal([Liaison], Reminder.On(new(2026, 11, 25), Due("2026-11-24"), [[], [Coordinator], [Decider]], WorkCalendar.Shipped).Select(d => d.PersonId));

    private static IReadOnlyList<IReadOnlyCollection<Guid>> Up => [[Leader], [Coordinator], [Decider]];

    private static OpenThing Due(string day) => new(NoticeKind.CardToConfirm, Guid.NewGuid(), Trouble.Run, [Liaison], "scorecards") { Deadline = new(DateOnly.Parse(day, null), false), Policy = new ReminderPolicy() };

    private static IEnumerable<Deserved> On(string day, OpenThing thing) => Reminder.On(DateOnly.Parse(day, null), thing, Up, WorkCalendar.Shipped);
}
