using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Visits;

public enum VisitState
{
    /// <summary>Proposed, and nobody told yet.</summary>
    Proposed,
    Ahead,

    /// <summary>The unit asks for another date.</summary>
    Asked,

    /// <summary>Told, and a group that goes is elsewhere on that half-day since another plan came into force.</summary>
    Clashing,

    /// <summary>Told, and nobody works on that day since the calendar was changed.</summary>
    DayOff,
    Past,
}

/// <param name="Group">By its number: it is the same word in every round.</param>
public sealed record VisitFilter(int? Group = null, string? Area = null, VisitState? State = null);

/// <summary>The visits of a round that the person may see, day by day, and for who plans the units that have no date yet.</summary>
[Needs(Permission.SeeVisits)]
public sealed record VisitList(Guid? RoundId, VisitFilter Filter) : Query<VisitList.Answer?>, IAmong<Visit>
{
    public sealed record Answer(
        RoundHead Round, DateOnly Today, IReadOnlyList<GroupChoice> Groups, IReadOnlyList<string> Areas, IReadOnlyList<Row> Rows, IReadOnlyList<Open> Open, int Visits, int Proposed, int Asked);

    /// <param name="Provisional">The holidays of its days are not known yet: only weekends are kept free.</param>
    public sealed record RoundHead(Guid Id, string Code, string Name, DateOnly From, DateOnly To, bool Announced, bool Provisional);

    public sealed record GroupChoice(Guid Id, int Number, string Name);

    public sealed record Row(
        Guid Id, int Version, Guid UnitId, string Code, string Unit, string Category, string Area, string Address, int Group, string GroupName, string? SecondGroup, string Leader, VisitSlot Slot, VisitState State, DateTime? ToldAt, bool Moved);

    /// <summary>A unit that nobody has found a half-day for.</summary>
    public sealed record Open(Guid UnitId, string Code, string Unit, string Area, int Group, string GroupName, string? SecondGroup);
}

internal sealed class VisitListHandler(Rows<Visit> rows, IAppDb db, Actor actor, WorkCalendar calendar, Clock clock) : IRequestHandler<VisitList, VisitList.Answer?>
{
    public async Task<VisitList.Answer?> Handle(VisitList query, CancellationToken ct)
    {
        if (await db.Set<Round>().AsNoTracking().Where(r => query.RoundId == null || r.Id == query.RoundId).CurrentFirst(clock.Today).FirstOrDefaultAsync(ct) is not { } round)
        {
            return query.RoundId is null ? null : throw new RuleBroken("Common.Gone");
        }

        var plans = actor.Has(Permission.SeeRounds);
        var all = await rows.Visible.RowsOf(db, round.Id, calendar, clock.Today, ct);
        var open = plans ? await OpenUnits(round.Id, ct) : [];
        var groups = await db.Set<SupervisionGroup>().Where(g => g.RoundId == round.Id).OrderBy(g => g.Number).Select(g => new VisitList.GroupChoice(g.Id, g.Number, g.Name)).ToListAsync(ct);
        return new(
            new(round.Id, round.Code, round.Name, round.From, round.To, round.State >= RoundState.Announced, !calendar.IsLoaded(round.From, round.To)), clock.Today,
            plans ? groups : [.. groups.Where(g => all.Any(r => r.Group == g.Number))],
            [.. all.Select(r => r.Area).Concat(open.Select(o => o.Area)).Where(a => a.Length > 0).Distinct().Order(StringComparer.Ordinal)],
            [.. all.Where(r => r.Fits(query.Filter))],
            query.Filter.State is null ? [.. open.Where(o => Fits(o, query.Filter))] : [],
            all.Count, all.Count(r => r.State == VisitState.Proposed), all.Count(r => r.State == VisitState.Asked));
    }

    private static bool Fits(VisitList.Open open, VisitFilter filter) => (filter.Group is null || open.Group == filter.Group) && (string.IsNullOrEmpty(filter.Area) || open.Area == filter.Area);

    private async Task<List<VisitList.Open>> OpenUnits(Guid roundId, CancellationToken ct)
    {
        var places = await db.WithoutVisit(roundId, ct);
        var ids = places.Keys.ToList();
        var groups = await db.Set<SupervisionGroup>().Where(g => g.RoundId == roundId).ToDictionaryAsync(g => g.Id, g => new { g.Number, g.Name }, ct);
        var units = await db.Set<SupervisedUnit>().Where(u => ids.Contains(u.Id)).OrderBy(u => u.Sequence).Select(u => new { u.Id, u.Code, u.Name, u.Area }).ToListAsync(ct);
        return [.. from unit in units
                   let place = places[unit.Id]
                   let first = groups[place.GroupId!.Value]
                   orderby first.Number
                   select new VisitList.Open(unit.Id, unit.Code, unit.Name, unit.Area, first.Number, first.Name, place.SecondGroupId is { } second ? groups[second].Name : null)];
    }
}

internal static class VisitListing
{
    /// <summary>In the order of days. One meaning for the screen and the workbook.</summary>
    public static async Task<List<VisitList.Row>> RowsOf(this IQueryable<Visit> visits, IAppDb db, Guid roundId, WorkCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var clashing = db.Clashing(today);
        var found = await (
            from visit in visits
            where visit.RoundId == roundId
            join unit in db.Set<SupervisedUnit>() on visit.UnitId equals unit.Id
            join scope in db.Set<RoundUnit>() on new { visit.RoundId, visit.UnitId } equals new { scope.RoundId, scope.UnitId }
            join grp in db.Set<SupervisionGroup>() on visit.GroupId equals grp.Id
            select new
            {
                visit.Id,
                visit.Version,
                visit.UnitId,
                unit.Code,
                unit.Name,
                scope.Category,
                unit.Area,
                unit.Address,
                grp.Number,
                Group = grp.Name,
                Second = db.Set<SupervisionGroup>().Where(g => g.Id == visit.SecondGroupId).Select(g => g.Name).FirstOrDefault(),
                Leader = db.Set<Person>().Where(p => grp.Members.Any(m => m.PersonId == p.Id && m.Until == null && m.Post == GroupPost.Leader)).Select(p => p.Name).First(),
                visit.Date,
                visit.Half,
                visit.ToldAt,
                Moved = visit.Moves.Any(),
                Asked = visit.Requests.Any(r => r.State == RequestState.Waiting),
                Clashes = clashing.Any(other => other.Id == visit.Id),
            }).ToListAsync(ct);
        // The database keeps half-days as words, which have another order.
        return [.. found.OrderBy(v => v.Date).ThenBy(v => v.Half).ThenBy(v => v.Number).Select(v => new VisitList.Row(
            v.Id, v.Version, v.UnitId, v.Code, v.Name, v.Category, v.Area, v.Address, v.Number, v.Group, v.Second, v.Leader, new(v.Date, v.Half),
            v.ToldAt is null ? VisitState.Proposed : v.Asked ? VisitState.Asked : v.Clashes ? VisitState.Clashing : v.Date < today ? VisitState.Past : !calendar.IsWorkday(v.Date) ? VisitState.DayOff : VisitState.Ahead, v.ToldAt, v.Moved))];
    }

    public static bool Fits(this VisitList.Row row, VisitFilter filter) =>
        (filter.Group is null || row.Group == filter.Group) && (string.IsNullOrEmpty(filter.Area) || row.Area == filter.Area) && (filter.State is null || row.State == filter.State);
}
