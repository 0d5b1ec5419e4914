using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Plans;

/// <summary>A new version to work at: a copy of the one that counts now, or an empty table.</summary>
[Needs(Permission.PlanRounds)]
public sealed record DraftPlan(Guid RoundId) : Command<Guid>, IAbout<Round>, ILane
{
    Guid IAbout<Round>.RowId => RoundId;

    string ILane.Lane => $"plans of {RoundId}";
}

internal sealed class DraftPlanHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<DraftPlan, Guid>
{
    public async Task<Guid> Handle(DraftPlan command, CancellationToken ct)
    {
        var round = await db.RoundForPlan(command.RoundId, ct);
        var before = await db.Set<AssignmentPlan>().AsNoTracking().Include(p => p.Seats).CurrentFirst(round.Id).FirstOrDefaultAsync(ct);
        var places = before?.Seats.ToDictionary(s => s.UnitId, s => s.Place) ?? [];
        var scope = await db.Set<RoundUnit>().Where(u => u.RoundId == round.Id).Select(u => u.UnitId).ToListAsync(ct);
        var plan = new AssignmentPlan(
            round.Id, await db.NextNumber(round.Id, ct), before?.Weights ?? new Weights(), before?.Seed ?? 1, before,
            scope.Select(unit => (unit, places.GetValueOrDefault(unit) ?? new Place(null))), actor.Name, clock.Now);
        db.Set<AssignmentPlan>().Add(plan);
        return plan.Id;
    }
}

/// <summary>Only a draft goes; what was in force stays for ever.</summary>
[Needs(Permission.PlanRounds)]
public sealed record DropPlan(Guid PlanId) : AboutPlan(PlanId);

internal sealed class DropPlanHandler(IAppDb db) : IRequestHandler<DropPlan>
{
    public async Task<MediatR.Unit> Handle(DropPlan command, CancellationToken ct)
    {
        var plan = await db.PlanWithSeats(command.PlanId, ct);
        plan.RefuseUnless(PlanState.Draft);
        db.Set<AssignmentPlan>().Remove(plan);
        return MediatR.Unit.Value;
    }
}
