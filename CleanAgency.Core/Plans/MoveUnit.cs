using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Plans;

/// <summary>One unit to another group, or out of all of them. What stands elsewhere than the person saw is not moved.</summary>
/// <param name="SeenGroupId">Where he saw it.</param>
[Needs(Permission.PlanRounds)]
public sealed record MoveUnit(Guid PlanId, Guid UnitId, Guid? SeenGroupId, Guid? GroupId) : AboutPlan(PlanId);

internal sealed class MoveUnitHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<MoveUnit>
{
    public async Task<Nothing> Handle(MoveUnit command, CancellationToken ct)
    {
        var plan = await db.PlanWithSeats(command.PlanId, ct);
        await db.RefuseForeignGroup(plan, command.GroupId, ct);
        return await db.Change(plan, actor, clock, ct, (command.UnitId, place => place with { GroupId = command.SeenGroupId }, place => place with { GroupId = command.GroupId }));
    }
}

/// <summary>Two units change places, where every group is full.</summary>
[Needs(Permission.PlanRounds)]
public sealed record SwapUnits(Guid PlanId, Guid UnitId, Guid SeenGroupId, Guid WithId, Guid SeenWithGroupId) : AboutPlan(PlanId);

internal sealed class SwapUnitsHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<SwapUnits>
{
    public async Task<Nothing> Handle(SwapUnits command, CancellationToken ct) =>
        await db.Change(
            await db.PlanWithSeats(command.PlanId, ct), actor, clock, ct,
            (command.UnitId, place => place with { GroupId = command.SeenGroupId }, place => place with { GroupId = command.SeenWithGroupId }),
            (command.WithId, place => place with { GroupId = command.SeenWithGroupId }, place => place with { GroupId = command.SeenGroupId }));
}

/// <summary>Makes a unit an anchor (双评), with another group that scores it too, or no anchor any more.</summary>
[Needs(Permission.PlanRounds)]
public sealed record ChooseSecondGroup(Guid PlanId, Guid UnitId, Guid? SecondGroupId) : AboutPlan(PlanId);

internal sealed class ChooseSecondGroupHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<ChooseSecondGroup>
{
    public async Task<Nothing> Handle(ChooseSecondGroup command, CancellationToken ct)
    {
        var plan = await db.PlanWithSeats(command.PlanId, ct);
        await db.RefuseForeignGroup(plan, command.SecondGroupId, ct);
        return await db.Change(plan, actor, clock, ct, (command.UnitId, place => place, place => place with { SecondGroupId = command.SecondGroupId }));
    }
}

/// <summary>A pinned unit stays where it is when a new proposal is made.</summary>
[Needs(Permission.PlanRounds)]
public sealed record PinUnit(Guid PlanId, Guid UnitId, bool Pinned) : AboutPlan(PlanId);

internal sealed class PinUnitHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<PinUnit>
{
    public async Task<Nothing> Handle(PinUnit command, CancellationToken ct) =>
        await db.Change(await db.PlanWithSeats(command.PlanId, ct), actor, clock, ct, (command.UnitId, place => place, place => place with { Pinned = command.Pinned }));
}

/// <summary>Takes back the last thing that this person did to the draft.</summary>
[Needs(Permission.PlanRounds)]
public sealed record TakeBackStep(Guid PlanId) : AboutPlan(PlanId);

internal sealed class TakeBackStepHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<TakeBackStep>
{
    public async Task<Nothing> Handle(TakeBackStep command, CancellationToken ct)
    {
        var plan = await db.PlanWithSeats(command.PlanId, ct);
        var step = await db.Set<PlanStep>().Where(s => s.PlanId == plan.Id && s.ById == actor.Id && !s.TakenBack).OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct)
            ?? throw new RuleBroken("Plans.NothingToTakeBack");
        // The way back is no step of its own: taken back twice goes two steps back, not to and fro.
        plan.Change(step.TakeBack(), 0, actor.Name, actor.Id, clock.Now);
        return Nothing.Value;
    }
}

internal static class PlanChanges
{
    /// <param name="moves">Seen: the place as the person saw it, made from the place as it is.</param>
    public static async Task<Nothing> Change(this IAppDb db, AssignmentPlan plan, Actor actor, Clock clock, CancellationToken ct, params IEnumerable<(Guid UnitId, Func<Place, Place> Seen, Func<Place, Place> To)> moves)
    {
        var changes = moves.Select(move =>
        {
            var now = plan.Seats.SingleOrDefault(s => s.UnitId == move.UnitId)?.Place ?? throw new RuleBroken("Common.Gone");
            return new SeatChange(move.UnitId, move.Seen(now), move.To(now));
        }).Where(change => change.From != change.To).ToList();
        if (changes.Count > 0)
        {
            db.Set<PlanStep>().Add(plan.Change(changes, await db.NextStep(plan.Id, ct), actor.Name, actor.Id, clock.Now));
        }

        return Nothing.Value;
    }

    public static async Task RefuseForeignGroup(this IAppDb db, AssignmentPlan plan, Guid? groupId, CancellationToken ct)
    {
        if (groupId is { } id && !await db.Set<SupervisionGroup>().AnyAsync(g => g.Id == id && g.RoundId == plan.RoundId, ct))
        {
            throw new RuleBroken("Common.Gone");
        }
    }
}
