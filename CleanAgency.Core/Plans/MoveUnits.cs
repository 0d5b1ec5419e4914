using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Plans;

/// <param name="SeenGroupId">Where the person saw the unit; what stands elsewhere by now is not moved.</param>
public sealed record UnitMove(Guid UnitId, Guid? SeenGroupId, Guid? GroupId);

/// <summary>One unit to another group, two that change places, or many at once; together one step, and taken back together.</summary>
[Needs(Permission.PlanRounds)]
public sealed record MoveUnits(Guid PlanId, IReadOnlyList<UnitMove> Moves) : AboutPlan(PlanId)
{
    public static MoveUnits Swap(Guid planId, Guid unit, Guid group, Guid with, Guid withGroup) => new(planId, [new(unit, group, withGroup), new(with, withGroup, group)]);
}

internal sealed class MoveUnitsForm : AbstractValidator<MoveUnits>
{
    public MoveUnitsForm() => RuleFor(c => c.Moves).Must(moves => moves is { Count: > 0 } && moves.DistinctBy(m => m.UnitId).Count() == moves.Count).WithMessage(_ => RuleTexts.Say("Plans.MovesForm"));
}

internal sealed class MoveUnitsHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<MoveUnits>
{
    public async Task<Nothing> Handle(MoveUnits command, CancellationToken ct)
    {
        var plan = await db.PlanWithSeats(command.PlanId, ct);
        await db.RefuseForeignGroups(plan, command.Moves.Select(m => m.GroupId), ct);
        return await db.Change(plan, actor, clock, command.Moves.Select(move => (move.UnitId, At(move.SeenGroupId), At(move.GroupId))), ct);
    }

    private static Func<Place, Place> At(Guid? group) => place => place with { GroupId = group };
}

/// <summary>Makes a unit an anchor (双评), with another group that scores it too, or no anchor any more.</summary>
[Needs(Permission.PlanRounds)]
public sealed record ChooseSecondGroup(Guid PlanId, Guid UnitId, Guid? SecondGroupId) : AboutPlan(PlanId);

internal sealed class ChooseSecondGroupHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<ChooseSecondGroup>
{
    public async Task<Nothing> Handle(ChooseSecondGroup command, CancellationToken ct)
    {
        var plan = await db.PlanWithSeats(command.PlanId, ct);
        await db.RefuseForeignGroups(plan, [command.SecondGroupId], ct);
        return await db.Change(plan, actor, clock, [(command.UnitId, place => place, place => place with { SecondGroupId = command.SecondGroupId })], ct);
    }
}

/// <summary>A pinned unit stays where it is when a new proposal is made.</summary>
[Needs(Permission.PlanRounds)]
public sealed record PinUnit(Guid PlanId, Guid UnitId, bool Pinned) : AboutPlan(PlanId);

internal sealed class PinUnitHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<PinUnit>
{
    public async Task<Nothing> Handle(PinUnit command, CancellationToken ct) =>
        await db.Change(await db.PlanWithSeats(command.PlanId, ct), actor, clock, [(command.UnitId, place => place, place => place with { Pinned = command.Pinned })], ct);
}

/// <summary>Takes back the last thing that this person did to the draft and that still stands.</summary>
[Needs(Permission.PlanRounds)]
public sealed record TakeBackStep(Guid PlanId) : AboutPlan(PlanId);

internal sealed class TakeBackStepHandler(IAppDb db, Actor actor) : IRequestHandler<TakeBackStep>
{
    public async Task<Nothing> Handle(TakeBackStep command, CancellationToken ct)
    {
        var plan = await db.PlanWithSeats(command.PlanId, ct);
        var mine = await db.Set<PlanStep>().Where(s => s.PlanId == plan.Id && s.ById == actor.Id && !s.TakenBack).OrderByDescending(s => s.Number).ToListAsync(ct);
        // What a colleague has moved since stays where he put it; the step before that one can still go back.
        plan.TakeBack(mine.FirstOrDefault(plan.Stands) ?? throw new RuleBroken(mine.Count > 0 ? "Plans.MovedMeanwhile" : "Plans.NothingToTakeBack"));
        return Nothing.Value;
    }
}

internal static class PlanChanges
{
    /// <param name="moves">Seen: the place as the person saw it, made from the place as it is.</param>
    public static async Task<Nothing> Change(this IAppDb db, AssignmentPlan plan, Actor actor, Clock clock, IEnumerable<(Guid UnitId, Func<Place, Place> Seen, Func<Place, Place> To)> moves, CancellationToken ct)
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

    public static async Task RefuseForeignGroups(this IAppDb db, AssignmentPlan plan, IEnumerable<Guid?> groups, CancellationToken ct)
    {
        var wanted = groups.OfType<Guid>().Distinct().ToList();
        if (await db.Set<SupervisionGroup>().CountAsync(g => wanted.Contains(g.Id) && g.RoundId == plan.RoundId, ct) < wanted.Count)
        {
            throw new RuleBroken("Common.Gone");
        }
    }
}
