using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using CleanAgency.Core.Visits;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

/// <summary>The plans in force of rounds that run or are to come. By these lines members and liaisons are told of their part, and of what a later version changed in it.</summary>
internal sealed class PlansAtHome(Rows<Visit> visits, IAppDb db, Actor actor, WorkCalendar calendar, Clock clock)
{
    /// <summary>Working days for which such a line stays on the page: nobody keeps a record of who has read it, and who is away for a week still does.</summary>
    private const int NewsFor = 10;

    /// <summary>For who plans: a transfer or a conflict has broken what is in force, and nobody was looking at the board.</summary>
    public async Task<IReadOnlyList<Home.Item>> Broken(CancellationToken ct)
    {
        List<Home.Item> lines = [];
        foreach (var round in await NotOver(ct))
        {
            var plan = await db.InForce(round.Id).AsNoTracking().Include(p => p.Seats).SingleAsync(ct);
            lines.AddRange((await db.MeasuresOf(plan, ct)).Broken.Count is var count and > 0 ? [new(Waiting.PlanBroken, Trouble.Bad, count, Row: round.Id) { Words = [round.Name] }] : Array.Empty<Home.Item>());
        }

        return lines;
    }

    public async Task<IReadOnlyList<Home.Item>> Told(CancellationToken ct)
    {
        var own = actor.Has(Permission.AskOtherDate) ? actor.UnitId : null;
        var mine = await (
            from grp in db.Set<SupervisionGroup>()
            from member in grp.Members
            where member.PersonId == actor.Id && member.Until == null
            select new { grp.RoundId, Part = new Membership(grp.Id, grp.Name, member.From) }).ToListAsync(ct);
        List<Home.Item> lines = [];
        foreach (var round in own is null && mine.Count == 0 ? [] : await NotOver(ct))
        {
            var history = await PlanHistory.Of(db, round.Id, ct);
            lines.AddRange(own is { } unit && await Unit(round, history, unit, ct) is { } line ? [line] : []);
            foreach (var group in mine.Where(m => m.RoundId == round.Id))
            {
                lines.AddRange(await Group(round, history, group.Part, ct));
            }
        }

        return lines;
    }

    private Task<List<Round>> NotOver(CancellationToken ct) => db.Set<Round>().AsNoTracking().Where(r => r.To >= clock.Today && r.AnnouncedAt != null).OrderBy(r => r.From).ToListAsync(ct);

    // Another group comes; or which one does, until its visit is told.
    private async Task<Home.Item?> Unit(Round round, PlanHistory history, Guid own, CancellationToken ct)
    {
        if (history.InForce.Seats.SingleOrDefault(s => s.UnitId == own)?.Place is not { GroupId: { } group } place)
        {
            return null;
        }

        var dated = await visits.Visible.AnyAsync(v => v.RoundId == round.Id && v.UnitId == own, ct);
        if (history.TurnsOfUnit(own).FirstOrDefault() is { } turn)
        {
            // Where the new group is out at the time, the date that was told is gone with the old one.
            return IsNews(turn.At) ? new(Waiting.OtherGroup, Trouble.News, Since: turn.At, Row: own) { Words = [await Groups(place, ct), turn.Reason, dated ? "" : RuleTexts.Say("Overview.DateFollows")] } : null;
        }

        return IsNews(round.AnnouncedAt!.Value) && !dated
            ? new(Waiting.GroupAnnounced, Trouble.News, Since: round.AnnouncedAt, Row: round.Id) { Words = [round.Name, await Groups(place, ct), await Leader(group, ct)] }
            : null;
    }

    // What came and went, change by change; or the units as a whole, also for who joined the group later.
    private async Task<IReadOnlyList<Home.Item>> Group(Round round, PlanHistory history, Membership mine, CancellationToken ct)
    {
        var turns = history.TurnsOf(mine.GroupId).ToList();
        List<Home.Item> lines = [];
        foreach (var turn in turns.Where(turn => IsNews(turn.At)))
        {
            lines.Add(new(Waiting.OtherUnits, Trouble.News, Since: turn.At, Row: round.Id) { Words = [await Units(turn.Came, ct), await Units(turn.Left, ct), turn.Reason] });
        }

        if (lines.Count == 0 && (IsNews(mine.From) || (turns.Count == 0 && IsNews(round.AnnouncedAt!.Value))))
        {
            var units = history.InForce.Seats.Count(s => s.GroupId == mine.GroupId || s.SecondGroupId == mine.GroupId);
            lines.Add(new(Waiting.UnitsAnnounced, Trouble.News, units, round.AnnouncedAt, round.Id) { Words = [round.Name, mine.Group] });
        }

        return lines;
    }

    private bool IsNews(DateTime at) => IsNews(Clock.DateOf(at));

    private bool IsNews(DateOnly day) => calendar.WorkdaysBetween(day, clock.Today) <= NewsFor;

    private async Task<string> Groups(Place place, CancellationToken ct) => string.Join(
        RuleTexts.Say("Groups.And"), await db.Set<SupervisionGroup>().Where(g => g.Id == place.GroupId || g.Id == place.SecondGroupId).OrderBy(g => g.Id != place.GroupId).Select(g => g.Name).ToListAsync(ct));

    private Task<string> Leader(Guid led, CancellationToken ct) => (
        from member in db.Set<GroupMember>()
        where member.GroupId == led && member.Until == null && member.Post == GroupPost.Leader
        join person in db.Set<Person>() on member.PersonId equals person.Id
        select person.Name).SingleAsync(ct);

    private async Task<string> Units(IReadOnlyList<Guid> units, CancellationToken ct) => units.Count == 0
        ? RuleTexts.Say("Overview.Nobody")
        : string.Join(RuleTexts.Say("Plans.Comma"), await db.Set<SupervisedUnit>().Where(u => units.Contains(u.Id)).OrderBy(u => u.Sequence).Select(u => u.Name).ToListAsync(ct));

    private sealed record Membership(Guid GroupId, string Group, DateOnly From);
}
