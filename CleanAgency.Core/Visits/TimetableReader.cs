using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Visits;

/// <summary>What is done to visits takes turns: that a group is at one place only, and a unit not visited twice in a short time, are rules over many rows.</summary>
public interface IAboutVisits : ILane
{
    string ILane.Lane => "visits";
}

internal static class TimetableReader
{
    public static async Task<Round> AnnouncedRound(this IAppDb db, Guid roundId, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(roundId, ct);
        return round.State >= RoundState.Announced ? round : throw new RuleBroken("Visits.NotAnnounced", round.Code);
    }

    /// <summary>Where every unit stands in the plan in force.</summary>
    public static Task<Dictionary<Guid, Place>> PlacesInForce(this IAppDb db, Guid roundId, CancellationToken ct) =>
        db.InForce(roundId).SelectMany(p => p.Seats).Where(s => s.GroupId != null).ToDictionaryAsync(s => s.UnitId, s => new Place(s.GroupId, s.SecondGroupId), ct);

    public static async Task<Dictionary<Guid, VisitedUnit>> VisitedUnits(this IAppDb db, Guid roundId, IReadOnlyDictionary<Guid, Place> places, CancellationToken ct)
    {
        var groups = await db.Set<SupervisionGroup>().Where(g => g.RoundId == roundId).ToDictionaryAsync(g => g.Id, g => new VisitingGroup(g.Id, g.Name), ct);
        var ids = places.Keys.ToList();
        var units = await db.Set<SupervisedUnit>().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Name, u.Area, u.Sequence }).ToListAsync(ct);
        return units.ToDictionary(u => u.Id, u => new VisitedUnit(u.Id, u.Name, u.Area, u.Sequence, [.. new[] { places[u.Id].GroupId, places[u.Id].SecondGroupId }.OfType<Guid>().Select(g => groups[g])]));
    }

    public static async Task<Timetable> TimetableOf(this IAppDb db, Round round, WorkCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var visits = await db.Set<Visit>().AsNoTracking().Where(v => v.RoundId == round.Id).ToDictionaryAsync(v => v.UnitId, ct);
        var units = await db.VisitedUnits(round.Id, visits.ToDictionary(v => v.Key, v => new Place(v.Value.GroupId, v.Value.SecondGroupId)), ct);
        var elsewhere = await db.Set<Visit>().Where(v => v.RoundId != round.Id).Select(v => new { v.RoundId, v.UnitId, v.Date }).ToListAsync(ct);
        var apart = await db.Distances(round, ct);
        return new(calendar, round.From, round.To, today, visits.Values.Select(v => new Appointment(units[v.UnitId], v.Slot)), elsewhere.ToLookup(v => v.UnitId, v => new VisitElsewhere(v.Date, apart[v.RoundId])));
    }

    // Both rounds have frozen theirs: the greater one keeps the promise of both.
    private static async Task<Dictionary<Guid, int>> Distances(this IAppDb db, Round round, CancellationToken ct)
    {
        var own = (await db.PolicyOf(round, ct)).Visits.Distance;
        var others = await db.Set<Round>().AsNoTracking().ToListAsync(ct);
        return others.ToDictionary(other => other.Id, other => Math.Max(own, other.Policy?.Visits.Distance ?? own));
    }

    /// <summary>Refuses a half-day that a rule forbids.</summary>
    public static async Task RefuseClash(this IAppDb db, Round round, Guid unitId, Place place, VisitSlot slot, WorkCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var unit = (await db.VisitedUnits(round.Id, new Dictionary<Guid, Place> { [unitId] = place }, ct))[unitId];
        if ((await db.TimetableOf(round, calendar, today, ct)).WhyNot(unit, slot) is { } no)
        {
            throw no;
        }
    }
}
