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

    public async Task<IReadOnlyList<Home.Item>> Told(CancellationToken ct)
    {
        var own = actor.Has(Permission.AskOtherDate) ? actor.UnitId : null;
        var mine = await (
            from grp in db.Set<SupervisionGroup>()
            from member in grp.Members
            where member.PersonId == actor.Id && member.Until == null
            select new { grp.RoundId, Part = new Membership(grp.Id, grp.Name, member.From) }).ToListAsync(ct);
        List<Home.Item?> lines = [];
        foreach (var round in own is null && mine.Count == 0 ? [] : await db.Set<Round>().AsNoTracking().Where(r => r.To >= clock.Today && r.AnnouncedAt != null).OrderBy(r => r.From).ToListAsync(ct))
        {
            var plan = await TableOf(round, ct);
            lines.Add(own is { } unit ? await Unit(plan, unit, ct) : null);
            foreach (var group in mine.Where(m => m.RoundId == round.Id))
            {
                lines.Add(await Group(plan, group.Part, ct));
            }
        }

        return [.. lines.OfType<Home.Item>()];
    }

    // Another group comes; or which one does, until its visit is told.
    private async Task<Home.Item?> Unit(Table plan, Guid own, CancellationToken ct)
    {
        if (plan.Now.GetValueOrDefault(own) is not { GroupId: { } group } place)
        {
            return null;
        }

        if (plan.Change is { } change && plan.Was.GetValueOrDefault(own)?.GroupId != group)
        {
            return IsNews(change.At) ? new(Waiting.OtherGroup, Trouble.News, Since: change.At, Row: own) { Words = [await Groups(new(group), ct), change.Reason] } : null;
        }

        return IsNews(plan.AnnouncedAt) && !await visits.Visible.AnyAsync(v => v.RoundId == plan.RoundId && v.UnitId == own, ct)
            ? new(Waiting.GroupAnnounced, Trouble.News, Since: plan.AnnouncedAt, Row: own) { Words = [plan.Round, await Groups(place, ct), await Leader(group, ct)] }
            : null;
    }

    // What came and went; or the units as a whole, also for who joined the group later.
    private async Task<Home.Item?> Group(Table plan, Membership mine, CancellationToken ct)
    {
        var (now, was) = (Of(plan.Now, mine.GroupId), Of(plan.Was, mine.GroupId));
        var (came, left) = (now.Except(was).ToList(), was.Except(now).ToList());
        if (plan.Change is { } change && came.Count + left.Count > 0)
        {
            return IsNews(change.At) ? new(Waiting.OtherUnits, Trouble.News, Since: change.At, Row: plan.RoundId) { Words = [await Units(came, ct), await Units(left, ct), change.Reason] } : null;
        }

        return IsNews(plan.AnnouncedAt) || IsNews(mine.From) ? new(Waiting.UnitsAnnounced, Trouble.News, now.Count, plan.AnnouncedAt, plan.RoundId) { Words = [plan.Round, mine.Group] } : null;
    }

    private async Task<Table> TableOf(Round round, CancellationToken ct)
    {
        var plan = await db.InForce(round.Id).AsNoTracking().Include(p => p.Seats).SingleAsync(ct);
        var before = await db.Set<AssignmentPlan>().AsNoTracking().Include(p => p.Seats).Where(p => p.RoundId == round.Id && p.State == PlanState.Replaced).OrderByDescending(p => p.PublishedAt).FirstOrDefaultAsync(ct);
        return new(round.Id, round.Name, round.AnnouncedAt!.Value, Places(plan), Places(before), plan is { Reason: { } reason, PublishedAt: { } at } ? (reason, at) : null);
    }

    private bool IsNews(DateTime at) => IsNews(Clock.DateOf(at));

    private bool IsNews(DateOnly day) => calendar.WorkdaysBetween(day, clock.Today) <= NewsFor;

    private static Dictionary<Guid, Place> Places(AssignmentPlan? plan) => plan?.Seats.ToDictionary(s => s.UnitId, s => s.Place) ?? [];

    private static List<Guid> Of(Dictionary<Guid, Place> places, Guid group) => [.. places.Where(p => p.Value.GroupId == group || p.Value.SecondGroupId == group).Select(p => p.Key)];

    private async Task<string> Groups(Place place, CancellationToken ct) => string.Join(
        RuleTexts.Say("Groups.And"), await db.Set<SupervisionGroup>().Where(g => g.Id == place.GroupId || g.Id == place.SecondGroupId).OrderBy(g => g.Id != place.GroupId).Select(g => g.Name).ToListAsync(ct));

    private Task<string> Leader(Guid led, CancellationToken ct) => (
        from member in db.Set<GroupMember>()
        where member.GroupId == led && member.Until == null && member.Post == GroupPost.Leader
        join person in db.Set<Person>() on member.PersonId equals person.Id
        select person.Name).SingleAsync(ct);

    private async Task<string> Units(List<Guid> units, CancellationToken ct) => units.Count == 0
        ? RuleTexts.Say("Overview.Nobody")
        : string.Join(RuleTexts.Say("Plans.Comma"), await db.Set<SupervisedUnit>().Where(u => units.Contains(u.Id)).OrderBy(u => u.Sequence).Select(u => u.Name).ToListAsync(ct));

    private sealed record Membership(Guid GroupId, string Group, DateOnly From);

    /// <param name="Change">Of the version in force, when it is not the first.</param>
    private sealed record Table(Guid RoundId, string Round, DateTime AnnouncedAt, Dictionary<Guid, Place> Now, Dictionary<Guid, Place> Was, (string Reason, DateTime At)? Change);
}
