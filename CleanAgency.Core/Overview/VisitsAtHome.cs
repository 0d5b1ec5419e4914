using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using CleanAgency.Core.Visits;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

/// <summary>The dates of the current round, and what a later plan changed: by these lines people are told.</summary>
internal sealed class VisitsAtHome(Rows<Visit> rows, IAppDb db, Actor actor, WorkCalendar calendar, Clock clock)
{
    /// <summary>Working days for which a change of the plan stays on the page: who is away for a week still reads it.</summary>
    private const int NewsFor = 10;

    /// <summary>For a liaison: when who comes. What became of the date last, a change or an answer, is said until it has passed.</summary>
    public async Task<IReadOnlyList<Home.Item>> OwnUnit(CancellationToken ct)
    {
        var visit = await rows.Visible.AsNoTracking().Include(v => v.Moves).Include(v => v.Requests).Where(v => v.UnitId == actor.UnitId && v.Date >= clock.Today).OrderBy(v => v.Date).FirstOrDefaultAsync(ct);
        if (visit is null)
        {
            return [];
        }

        var (move, no) = (visit.Moves.MaxBy(m => m.At), visit.Requests.Where(r => r.State == RequestState.Declined).MaxBy(r => r.AnsweredAt));
        (Waiting Kind, object[] More) said = no is not null && !(move?.At > no.AnsweredAt) ? (Waiting.VisitStays, [no.Answer!])
            : move is not null ? (Waiting.VisitMoved, [move.From.Said, move.Reason])
            : (Waiting.VisitComing, []);
        return [new(said.Kind, Trouble.News, Row: visit.Id) { Words = [visit.Slot.Said, await GroupName(visit.GroupId, ct), .. said.More] }];
    }

    /// <summary>For a member: where the own group goes next, and how many more after that.</summary>
    public async Task<IReadOnlyList<Home.Item>> OwnGroup(CancellationToken ct)
    {
        var ahead = await rows.Visible.AsNoTracking().Where(v => v.UnitId != actor.UnitId && v.Date >= clock.Today).ToListAsync(ct);
        return ahead.OrderBy(v => v.Date).ThenBy(v => v.Half).FirstOrDefault() is { } next
            ? [new(Waiting.GroupVisits, Trouble.News, ahead.Count, Row: next.Id) { Words = [next.Slot.Said, await UnitName(next.UnitId, ct)] }]
            : [];
    }

    /// <summary>For who answers them: units that ask for another date.</summary>
    public async Task<IReadOnlyList<Home.Item>> Asked(CancellationToken ct)
    {
        var asked = rows.Visible.Where(v => v.Requests.Any(r => r.State == RequestState.Waiting));
        var mine = actor.Has(Permission.PlanRounds) ? asked : asked.Where(v => db.Set<GroupMember>().Any(m => m.GroupId == v.GroupId && m.PersonId == actor.Id && m.Post == GroupPost.Leader && m.Until == null));
        return await mine.CountAsync(ct) is var count and > 0 ? [new(Waiting.DatesAsked, Trouble.Warn, count)] : [];
    }

    /// <summary>For who plans: units without a date, and dates that nobody has been told.</summary>
    public async Task<IReadOnlyList<Home.Item>> Open(CancellationToken ct)
    {
        if (await db.CurrentRoundOrNone(clock.Today, ct) is not { State: RoundState.Announced } round || round.To < clock.Today)
        {
            return [];
        }

        var (open, untold) = ((await db.WithoutVisit(round.Id, ct)).Count, await rows.Visible.CountAsync(v => v.RoundId == round.Id && v.ToldAt == null, ct));
        return
        [
            .. open > 0 ? [new(Waiting.VisitsOpen, Trouble.Warn, open)] : Array.Empty<Home.Item>(),
            .. untold > 0 ? [new(Waiting.VisitsUntold, Trouble.Warn, untold)] : Array.Empty<Home.Item>(),
        ];
    }

    /// <summary>For members and liaisons: the plan in force is another than the one they were told.</summary>
    public async Task<IReadOnlyList<Home.Item>> PlanChanged(CancellationToken ct)
    {
        if (await db.CurrentRoundOrNone(clock.Today, ct) is not { } round
            || await db.InForce(round.Id).AsNoTracking().Include(p => p.Seats).SingleOrDefaultAsync(ct) is not { Reason: { } reason, PublishedAt: { } at } plan
            || calendar.WorkdaysBetween(Clock.DateOf(at), clock.Today) > NewsFor)
        {
            return [];
        }

        var before = await db.Set<AssignmentPlan>().AsNoTracking().Include(p => p.Seats).Where(p => p.RoundId == round.Id && p.State == PlanState.Replaced).OrderByDescending(p => p.PublishedAt).FirstAsync(ct);
        var now = plan.Seats.ToDictionary(s => s.UnitId, s => s.Place);
        var was = before.Seats.ToDictionary(s => s.UnitId, s => s.Place);
        List<Home.Item> news = [];
        if (actor.Has(Permission.AskOtherDate) && actor.UnitId is { } own && now.GetValueOrDefault(own)?.GroupId is { } group && was.GetValueOrDefault(own)?.GroupId != group)
        {
            news.Add(new(Waiting.OtherGroup, Trouble.News, Since: at, Row: own) { Words = [await GroupName(group, ct), reason] });
        }

        foreach (var mine in await db.MembersNow(round.Id).Where(m => m.PersonId == actor.Id).Select(m => m.GroupId).ToListAsync(ct))
        {
            var (came, left) = (Of(now, mine).Except(Of(was, mine)).ToList(), Of(was, mine).Except(Of(now, mine)).ToList());
            if (came.Count + left.Count > 0)
            {
                news.Add(new(Waiting.OtherUnits, Trouble.News, Since: at, Row: mine) { Words = [await Names(came, ct), await Names(left, ct), reason] });
            }
        }

        return news;
    }

    private static IEnumerable<Guid> Of(Dictionary<Guid, Place> places, Guid group) => places.Where(p => p.Value.GroupId == group || p.Value.SecondGroupId == group).Select(p => p.Key);

    private Task<string> GroupName(Guid id, CancellationToken ct) => db.Set<SupervisionGroup>().Where(g => g.Id == id).Select(g => g.Name).SingleAsync(ct);

    private Task<string> UnitName(Guid id, CancellationToken ct) => db.Set<SupervisedUnit>().Where(u => u.Id == id).Select(u => u.Name).SingleAsync(ct);

    private async Task<string> Names(List<Guid> units, CancellationToken ct) =>
        units.Count == 0 ? RuleTexts.Say("Overview.Nobody") : string.Join(RuleTexts.Say("Plans.Comma"), await db.Set<SupervisedUnit>().Where(u => units.Contains(u.Id)).OrderBy(u => u.Sequence).Select(u => u.Name).ToListAsync(ct));
}
