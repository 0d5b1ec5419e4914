using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Core.Rounds;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Plans;

/// <summary>The draft is ready: all rules hold, every unit has its group.</summary>
[Needs(Permission.PlanRounds)]
public sealed record LockPlan(Guid PlanId) : AboutPlan(PlanId);

internal sealed class LockPlanHandler(IAppDb db, Clock clock) : IRequestHandler<LockPlan>
{
    public async Task<Nothing> Handle(LockPlan command, CancellationToken ct)
    {
        var plan = await db.PlanWithSeats(command.PlanId, ct);
        plan.Lock(await db.MeasuresOf(plan, ct), clock.Now);
        return Nothing.Value;
    }
}

/// <summary>Back to work; nobody has been told yet.</summary>
[Needs(Permission.PlanRounds)]
public sealed record UnlockPlan(Guid PlanId) : AboutPlan(PlanId);

internal sealed class UnlockPlanHandler(IAppDb db) : IRequestHandler<UnlockPlan>
{
    public async Task<Nothing> Handle(UnlockPlan command, CancellationToken ct)
    {
        (await db.PlanWithSeats(command.PlanId, ct)).Unlock();
        return Nothing.Value;
    }
}

/// <summary>Groups and units are told: everybody sees his own part. The first time it announces the round (公布).</summary>
/// <param name="Reason">Asked for when another plan is in force.</param>
/// <param name="Despite">Asked for when the groups still lack something that can wait.</param>
[Needs(Permission.PlanRounds)]
public sealed record PublishPlan(Guid PlanId, string Reason = "", string Despite = "") : AboutPlan(PlanId);

internal sealed class PublishPlanForm : AbstractValidator<PublishPlan>
{
    public PublishPlanForm()
    {
        RuleFor(c => c.Reason).MaximumLength(200).WithMessage(_ => RuleTexts.Say("Groups.ReasonForm"));
        RuleFor(c => c.Despite).MaximumLength(200).WithMessage(_ => RuleTexts.Say("Groups.ReasonForm"));
    }
}

internal sealed class PublishPlanHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<PublishPlan>
{
    public async Task<Nothing> Handle(PublishPlan command, CancellationToken ct)
    {
        var plan = await db.PlanWithSeats(command.PlanId, ct);
        var round = await db.Set<Round>().Include(r => r.Units).FindOrRefuse(plan.RoundId, ct);
        round.RefuseWhenTotalled();
        var inForce = await db.InForce(round.Id).SingleOrDefaultAsync(ct);
        plan.Publish(await db.MeasuresOf(plan, ct), await db.GapsOf(round, ct), inForce, command.Reason, command.Despite, actor.Name, clock.Now);
        if (round.State == RoundState.Grouping)
        {
            round.Announce(clock.Now);
        }

        return Nothing.Value;
    }
}

internal static class Measuring
{
    public static async Task<PlanMeasures> MeasuresOf(this IAppDb db, AssignmentPlan plan, CancellationToken ct) =>
        PlanMeasures.Of((await db.ProblemOf(await db.RoundForPlan(plan.RoundId, ct), plan, ct)).Problem, plan.Allotment);
}
