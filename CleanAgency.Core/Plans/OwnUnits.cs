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
    /// <param name="Reason">Of the last change in this group's units, if there was one: which came and which are gone.</param>
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
            select new { Round = round.Name, RoundId = round.Id, grp.Id, grp.Name, PlanId = plan.Id, plan.PublishedAt }).FirstOrDefaultAsync(ct);
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
        var turn = (await PlanHistory.Of(db, mine.RoundId, ct)).TurnsOf(mine.Id).FirstOrDefault();
        return new(mine.RoundId, mine.Round, mine.Id, mine.Name, mine.PublishedAt!.Value, turn?.Reason, await Names(turn?.Came ?? [], ct), await Names(turn?.Left ?? [], ct), units);
    }

    private Task<List<string>> Names(IReadOnlyList<Guid> units, CancellationToken ct) => db.Set<SupervisedUnit>().Where(u => units.Contains(u.Id)).OrderBy(u => u.Sequence).Select(u => u.Name).ToListAsync(ct);
}
