using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Plans;

/// <summary>What is done to one plan. All of them take turns: a move is in the locked plan, or it is refused.</summary>
public abstract record AboutPlan(Guid PlanId) : Command, IAbout<AssignmentPlan>, ILane
{
    Guid IAbout<AssignmentPlan>.RowId => PlanId;

    string ILane.Lane => $"plan {PlanId}";
}

internal static class PlanQueries
{
    /// <summary>The one that counts while nobody names another: the newest draft or locked one, else the one in force.</summary>
    public static IQueryable<AssignmentPlan> CurrentFirst(this IQueryable<AssignmentPlan> plans, Guid roundId) =>
        plans.Where(p => p.RoundId == roundId).OrderBy(p => p.State == PlanState.Replaced).ThenByDescending(p => p.Number);

    public static Task<AssignmentPlan> PlanWithSeats(this IAppDb db, Guid planId, CancellationToken ct) => db.Set<AssignmentPlan>().Include(p => p.Seats).FindOrRefuse(planId, ct);

    public static IQueryable<AssignmentPlan> InForce(this IAppDb db, Guid roundId) => db.Set<AssignmentPlan>().Where(p => p.RoundId == roundId && p.State == PlanState.Published);

    public static async Task<int> NextNumber(this IAppDb db, Guid roundId, CancellationToken ct) =>
        1 + (await db.Set<AssignmentPlan>().Where(p => p.RoundId == roundId).MaxAsync(p => (int?)p.Number, ct) ?? 0);

    public static async Task<int> NextStep(this IAppDb db, Guid planId, CancellationToken ct) =>
        1 + (await db.Set<PlanStep>().Where(s => s.PlanId == planId).MaxAsync(s => (int?)s.Number, ct) ?? 0);

    public static async Task<Round> RoundForPlan(this IAppDb db, Guid roundId, CancellationToken ct)
    {
        var round = await db.Set<Round>().FindOrRefuse(roundId, ct);
        return round.State == RoundState.Preparing ? throw new RuleBroken("Plans.StillPreparing", round.Code) : round;
    }
}
