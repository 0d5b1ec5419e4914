using CleanAgency.Core.Calendar;
using CleanAgency.Core.Visits;
using Xunit;

namespace CleanAgency.Tests.Visits;

/// <summary>The rules of dates, without any database: the second half of 2026, seen from 1 September.</summary>
public sealed class TimetableTests
{
    private static readonly VisitingGroup One = new(Guid.NewGuid(), "第1组");
    private static readonly VisitingGroup Two = new(Guid.NewGuid(), "第2组");
    private static readonly DateOnly Today = new(2026, 9, 1);

    [Theory]
    [InlineData("2026-10-08", null)]
    [InlineData("2026-10-07", "Visits.Holiday")]
    [InlineData("2026-09-26", "Visits.Holiday")]
    [InlineData("2026-11-21", "Visits.Weekend")]
    [InlineData("2026-10-10", null)]
    [InlineData("2026-08-31", "Visits.Past")]
    [InlineData("2026-09-01", null)]
    [InlineData("2027-01-04", "Visits.OutsideRound")]
    [InlineData("2026-06-30", "Visits.OutsideRound")]
    public void A_visit_lies_on_a_working_day_of_the_round_that_has_not_passed_and_a_worked_weekend_is_one(string day, string? refusal) =>
        Assert.Equal(refusal, Table().WhyNot(Unit("U01", One), Slot(day))?.Code);

    [Fact]
    public void A_group_is_at_one_unit_in_half_a_day_and_may_go_to_another_in_the_other_half()
    {
        var table = Table(new Appointment(Unit("U01", One), Slot("2026-11-24")));
        Assert.Equal("Visits.GroupBusy", table.WhyNot(Unit("U02", One), Slot("2026-11-24"))?.Code);
        Assert.Null(table.WhyNot(Unit("U02", One), Slot("2026-11-24", HalfDay.Afternoon)));
        Assert.Null(table.WhyNot(Unit("U02", Two), Slot("2026-11-24")));
    }

    [Fact]
    public void The_second_group_of_a_unit_has_to_be_free_too_and_is_not_free_while_it_goes_along()
    {
        var table = Table(new Appointment(Unit("U01", Two), Slot("2026-11-24")), new Appointment(Unit("U03", One, Two), Slot("2026-11-25")));
        var busy = table.WhyNot(Unit("U02", One, Two), Slot("2026-11-24"));
        Assert.Equal(("Visits.GroupBusy", "第2组"), (busy?.Code, busy?.Arguments[0]));
        Assert.Equal("Visits.GroupBusy", table.WhyNot(Unit("U04", Two), Slot("2026-11-25"))?.Code);
    }

    [Theory]
    [InlineData("2026-09-28", 20, "Visits.TooNear")]
    [InlineData("2026-10-10", 20, "Visits.TooNear")]
    [InlineData("2026-10-12", 20, null)]
    [InlineData("2026-10-12", 21, "Visits.TooNear")]
    [InlineData("2026-10-10", 19, null)]
    [InlineData("2026-09-08", 0, null)]
    public void Two_rounds_keep_their_distance_in_working_days_over_the_national_holiday(string day, int distance, string? refusal)
    {
        // Another round came on 8 September. Of the days after it, Saturday 10 October is the 19th working day and 12 October the 20th.
        var unit = Unit("U01", One);
        var table = new Timetable(WorkCalendar.Shipped, new(2026, 7, 1), new(2026, 12, 31), Today, [], new[] { (unit.Id, Visit: new VisitElsewhere(new(2026, 9, 8), distance)) }.ToLookup(v => v.Id, v => v.Visit));
        Assert.Equal(refusal, table.WhyNot(unit, Slot(day))?.Code);
        Assert.Null(table.WhyNot(Unit("U02", One), Slot(day)));
    }

    [Fact]
    public void Units_of_an_area_are_proposed_on_the_same_day()
    {
        var found = Table().Propose([Unit("U01", One, area: "城南片"), Unit("U02", One, area: "临江片"), Unit("U03", One, area: "城南片"), Unit("U04", One, area: "临江片")], new(new(2026, 11, 23), new(2026, 11, 27), 10));
        Assert.Equal(4, found.Count);
        Assert.All(found.GroupBy(a => a.Slot.Date), day => Assert.Single(day.Select(a => a.Unit.Area).Distinct()));
    }

    [Fact]
    public void Where_the_days_do_not_suffice_as_many_as_fit_are_proposed()
    {
        var units = Enumerable.Range(1, 5).Select(i => Unit($"U0{i}", One, area: $"{i}")).ToList();
        Assert.Equal(4, Table().Propose(units, new(new(2026, 11, 26), new(2026, 11, 29), 10)).Count);
        Assert.Equal(3, Table().Propose(units, new(new(2026, 11, 23), new(2026, 11, 27), 3)).Count);
    }

    [Fact]
    public void A_proposal_over_a_holiday_uses_the_working_weekend_and_no_day_off()
    {
        var units = Enumerable.Range(1, 8).Select(i => Unit($"U0{i}", One)).ToList();
        var days = Table().Propose(units, new(new(2026, 10, 1), new(2026, 10, 10), 10)).Select(a => a.Slot.Date).Distinct().Order();
        Assert.Equal([new(2026, 10, 8), new(2026, 10, 9), new(2026, 10, 10)], days);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void On_random_districts_no_group_is_at_two_places_no_week_is_too_full_and_nothing_is_left_out_while_there_is_room(int seed)
    {
        var dice = new Random(seed);
        var groups = Enumerable.Range(1, 8).Select(i => new VisitingGroup(Guid.NewGuid(), $"第{i}组")).ToArray();
        var units = Enumerable.Range(0, 64).Select(i => Unit($"U{i:00}", [groups[i % 8], .. i < 8 ? [groups[(i + 1) % 8]] : Array.Empty<VisitingGroup>()], $"{dice.Next(4)}")).ToList();
        // Eight and one along: ten half-days a group would do, and two weeks have twenty.
        var found = Table().Propose(units, new(new(2026, 11, 2), new(2026, 11, 15), 6));
        Assert.Equal(units.Select(u => u.Id).Order(), found.Select(a => a.Unit.Id).Order());
        foreach (var group in groups)
        {
            var of = found.Where(a => a.Unit.Groups.Contains(group)).ToList();
            Assert.Equal(of.Count, of.Select(a => a.Slot).Distinct().Count());
            Assert.All(of.GroupBy(a => a.Slot.Date < new DateOnly(2026, 11, 9)), week => Assert.InRange(week.Count(), 1, 6));
        }

        Assert.All(found, a => Assert.True(WorkCalendar.Shipped.IsWorkday(a.Slot.Date)));
    }

    private static Timetable Table(params Appointment[] booked) =>
        new(WorkCalendar.Shipped, new(2026, 7, 1), new(2026, 12, 31), Today, booked, Array.Empty<(Guid Id, VisitElsewhere Visit)>().ToLookup(v => v.Id, v => v.Visit));

    private static VisitedUnit Unit(string name, VisitingGroup group, VisitingGroup? second = null, string area = "城南片") => Unit(name, second is null ? [group] : [group, second], area);

    private static VisitedUnit Unit(string name, VisitingGroup[] groups, string area) => new(Guid.NewGuid(), name, area, 0, groups);

    private static VisitSlot Slot(string day, HalfDay half = HalfDay.Morning) => new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), half);
}
