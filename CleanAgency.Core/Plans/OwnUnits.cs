using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Plans;

/// <summary>What a member of a group may see of the plan in force: the units of the own group, and those that it scores as the second. Without a round the current one.</summary>
[Needs(Permission.SeeGroups)]
public sealed record OwnUnits(Guid? RoundId = null) : Query<OwnUnits.Answer?>, IAmong<SupervisionGroup>
{
    /// <param name="Reason">Of the last change, if it changed anything for this group: which units came and which are gone.</param>
    public sealed record Answer(Guid RoundId, string Round, Guid GroupId, string Group, DateTime PublishedAt, string? Reason, IReadOnlyList<string> Came, IReadOnlyList<string> Gone, IReadOnlyList<Row> Units);

    /// <param name="OtherGroup">Who scores it too.</param>
    public sealed record Row(Guid UnitId, string Code, string Name, string Category, int Headcount, string Area, string Address, bool Second, string? OtherGroup);
}

internal sealed class OwnUnitsHandler(Rows<SupervisionGroup> rows, IAppDb db, Actor actor, Clock clock) : IRequestHandler<OwnUnits, OwnUnits.Answer?>
{
    public async Task<OwnUnits.Answer?> Handle(OwnUnits query, CancellationToken ct)
    {
        var today = clock.Today;
        var mine = await (
            from grp in rows.Visible
            where grp.Members.Any(m => m.PersonId == actor.Id && m.Until == null)
            join round in db.Set<Round>() on grp.RoundId equals round.Id
            join plan in db.Set<AssignmentPlan>() on round.Id equals plan.RoundId
            where plan.State == PlanState.Published && (query.RoundId == null || round.Id == query.RoundId)
            // The one that runs; before and between rounds the latest.
            orderby round.From <= today && round.To >= today descending, round.From descending
            select new { Round = round.Name, RoundId = round.Id, grp.Id, grp.Name, PlanId = plan.Id, plan.PublishedAt, plan.Reason }).FirstOrDefaultAsync(ct);
        if (mine is null)
        {
            return null;
        }

        var units = await (
            from seat in db.Set<Seat>()
            where seat.PlanId == mine.PlanId && (seat.GroupId == mine.Id || seat.SecondGroupId == mine.Id)
            join unit in db.Set<SupervisedUnit>() on seat.UnitId equals unit.Id
            let second = seat.SecondGroupId == mine.Id
            let other = second ? seat.GroupId : seat.SecondGroupId
            orderby second, unit.Sequence
            select new OwnUnits.Row(
                unit.Id, unit.Code, unit.Name, unit.Category, unit.Headcount, unit.Area, unit.Address, second,
                db.Set<SupervisionGroup>().Where(g => g.Id == other).Select(g => g.Name).FirstOrDefault())).ToListAsync(ct);
        var before = await (
            from plan in db.Set<AssignmentPlan>()
            where plan.RoundId == mine.RoundId && plan.State == PlanState.Replaced
            orderby plan.PublishedAt descending
            select plan.Id).Take(1).ToListAsync(ct);
        var had = await (
            from seat in db.Set<Seat>()
            where before.Contains(seat.PlanId) && (seat.GroupId == mine.Id || seat.SecondGroupId == mine.Id)
            join unit in db.Set<SupervisedUnit>() on seat.UnitId equals unit.Id
            orderby unit.Sequence
            select unit.Name).ToListAsync(ct);
        var (came, gone) = before.Count == 0 ? ([], []) : (units.Select(u => u.Name).Except(had).ToList(), had.Except(units.Select(u => u.Name)).ToList());
        return new(mine.RoundId, mine.Round, mine.Id, mine.Name, mine.PublishedAt!.Value, came.Count + gone.Count > 0 ? mine.Reason : null, came, gone, units);
    }
}
