using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using CleanAgency.Core.Visits;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

/// <summary>The dates of the current round: by these lines people are told.</summary>
internal sealed class VisitsAtHome(Rows<Visit> rows, IAppDb db, Actor actor, Clock clock)
{
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

    /// <summary>For a member: where the own group goes today, or where it goes next and how many more after that.</summary>
    public async Task<IReadOnlyList<Home.Item>> OwnGroup(CancellationToken ct)
    {
        var ahead = (await rows.Visible.AsNoTracking().Where(v => v.UnitId != actor.UnitId && v.Date >= clock.Today).ToListAsync(ct)).OrderBy(v => v.Date).ThenBy(v => v.Half).ToList();
        List<Home.Item> lines = [];
        foreach (var visit in ahead.TakeWhile(v => v.Date == clock.Today))
        {
            var unit = await Unit(visit.UnitId, ct);
            lines.Add(new(Waiting.VisitToday, Trouble.Today, Row: visit.Id) { Words = [new TextCode($"Visits.HalfDay.{visit.Half}"), unit.Name, unit.Address.Length > 0 ? unit.Address : RuleTexts.Say("Overview.NoAddress")] });
        }

        return lines.Count > 0 || ahead.Count == 0 ? lines
            : [new(Waiting.GroupVisits, Trouble.News, ahead.Count, Row: ahead[0].Id) { Words = [ahead[0].Slot.Said, (await Unit(ahead[0].UnitId, ct)).Name] }];
    }

    /// <summary>For who answers them: units that ask for another date.</summary>
    public async Task<IReadOnlyList<Home.Item>> Asked(CancellationToken ct)
    {
        var asked = rows.Visible.Where(v => v.Requests.Any(r => r.State == RequestState.Waiting));
        var mine = actor.Has(Permission.PlanRounds) ? asked : asked.Where(v => db.Set<GroupMember>().Any(m => m.GroupId == v.GroupId && m.PersonId == actor.Id && m.Post == GroupPost.Leader && m.Until == null));
        return await mine.CountAsync(ct) is var count and > 0 ? [new(Waiting.DatesAsked, Trouble.Warn, count)] : [];
    }

    /// <summary>For who plans: units without a date, dates that no longer fit, and dates that nobody has been told.</summary>
    public async Task<IReadOnlyList<Home.Item>> Open(CancellationToken ct)
    {
        if (await db.CurrentRoundOrNone(clock.Today, ct) is not { State: RoundState.Announced } round || round.To < clock.Today)
        {
            return [];
        }

        var (open, untold) = ((await db.WithoutVisit(round.Id, ct)).Count, await rows.Visible.CountAsync(v => v.RoundId == round.Id && v.ToldAt == null, ct));
        var clash = await db.Clashing(clock.Today).CountAsync(v => v.RoundId == round.Id, ct);
        return
        [
            .. clash > 0 ? [new(Waiting.VisitsClash, Trouble.Warn, clash)] : Array.Empty<Home.Item>(),
            .. open > 0 ? [new(Waiting.VisitsOpen, Trouble.Warn, open)] : Array.Empty<Home.Item>(),
            .. untold > 0 ? [new(Waiting.VisitsUntold, Trouble.Warn, untold)] : Array.Empty<Home.Item>(),
        ];
    }

    private Task<string> GroupName(Guid id, CancellationToken ct) => db.Set<SupervisionGroup>().Where(g => g.Id == id).Select(g => g.Name).SingleAsync(ct);

    private Task<SupervisedUnit> Unit(Guid id, CancellationToken ct) => db.Set<SupervisedUnit>().AsNoTracking().SingleAsync(u => u.Id == id, ct);
}
