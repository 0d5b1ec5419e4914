using CleanAgency.Core.Calendar;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Visits;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>The visits of the round that runs: from four weeks before the demo day into the weeks after, four of them set by hand because they have not begun.</summary>
internal sealed partial class DemoStory
{
    private DateOnly RoundEnd => HalfYear.AddMonths(6).AddDays(-1);

    private IEnumerable<Chapter> Visits(CancellationToken ct)
    {
        var begun = Latest(HalfYear.AddDays(-18), day.AddDays(-39));
        Dictionary<string, Guid> byHand = [];
        yield return new(begun, async () =>
        {
            foreach (var (unit, days) in new[] { ("U28", 2), ("U31", 3), ("U34", 4), ("U30", 6) })
            {
                byHand[unit] = await As(First).Send(new ArrangeVisit(rounds["R3"], units[unit], Ahead(days), HalfDay.Morning), ct);
            }

            await As(First).Send(new TellVisits(rounds["R3"], await GroupsOf("R3", ct)), ct);
        });
        yield return new(begun.AddDays(1), async () =>
        {
            await As("u28").Send(new AskOtherDate(byHand["U28"], "当天业务骨干培训，人手较少"), ct);
            await As("u34").Send(new AskOtherDate(byHand["U34"], "当天上午有全市工作会议", Ahead(4)), ct);
            await As(First).Send(new DeclineOtherDate(byHand["U28"], "培训只占用半天，督导安排不冲突"), ct);
            await As("p21").Send(new AcceptOtherDate(byHand["U34"], Ahead(4), HalfDay.Afternoon), ct);
        });
        yield return new(begun.AddDays(2), async () =>
        {
            var groups = await GroupsOf("R3", ct);
            await As(First).Send(new ProposeVisits(rounds["R3"], groups, Latest(HalfYear, day.AddDays(-25)), Earliest(RoundEnd, day.AddDays(11)), PerWeek: 2), ct);
            await As(First).Send(new TellVisits(rounds["R3"], groups), ct);
        });
        yield return new(day, () => As("u31").Send(new AskOtherDate(byHand["U31"], "主要负责人外出参加培训", Ahead(5)), ct));
    }

    private async Task<IReadOnlyList<Guid>> GroupsOf(string round, CancellationToken ct) => [.. (await As(First).Send(new GroupList(rounds[round]), ct)).Select(g => g.Id)];

    private DateOnly Ahead(int workdays) => Earliest(WorkCalendar.Shipped.WorkdayAfter(day, workdays), WorkCalendar.Shipped.LastWorkdayBefore(RoundEnd.AddDays(1)));

    private static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earliest(DateOnly one, DateOnly other) => one < other ? one : other;
}
