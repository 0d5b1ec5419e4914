using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Plans;

/// <summary>What assignment decides about in a round as it stands at this moment, with what is needed to say it in words.</summary>
internal sealed record RoundProblem(Round Round, RoundPolicy Policy, AssignmentProblem Problem, GroupRecusals Recusals);

internal static class ProblemReader
{
    /// <param name="plan">Its pins and weights count; none: no pins, the usual weights.</param>
    public static async Task<RoundProblem> ProblemOf(this IAppDb db, Round round, AssignmentPlan? plan, CancellationToken ct, Weights? weights = null)
    {
        var policy = await db.PolicyOf(round, ct);
        var groups = await db.Set<SupervisionGroup>().AsNoTracking().Include(g => g.Members).Where(g => g.RoundId == round.Id).OrderBy(g => g.Number).ToListAsync(ct);
        if (groups.Count == 0)
        {
            throw new RuleBroken("Plans.NoGroups", round.Code);
        }

        var recusals = await db.RecusalsOfGroups(round, ct);
        var rulings = await db.Set<PairRule>().AsNoTracking().Where(r => r.RoundId == round.Id).ToListAsync(ct);
        var problem = new AssignmentProblem(
            await db.UnitsInScope(round, groups, rulings, ct),
            [.. groups.Select(g => new InspectingGroup(g.Id, g.Number, g.Capacity, [.. recusals.HomesOf(g.Id)]))],
            [.. recusals.Pairs.Select(p => new Groups.Assigning.Recusal(p.UnitId, p.GroupId, [.. recusals.Of(p.GroupId, p.UnitId).Select(r => new RecusalReason(r.ConflictId ?? Guid.Empty, r.PersonId))]))],
            rulings.Where(r => r.Ruling == PairRuling.Excluded).Select(r => new UnitAndGroup(r.UnitId, r.GroupId)),
            plan?.Seats.Where(s => s.Pinned && s.GroupId is not null).Select(s => new UnitAndGroup(s.UnitId, s.GroupId!.Value)),
            new(policy.Recusal.NoRepeatOfLastRound, policy.Recusal.Mutual == MutualInspection.Hard),
            Weighing(policy, weights ?? plan?.Weights ?? new()));
        return new(round, policy, problem, recusals);
    }

    private static Weights Weighing(RoundPolicy policy, Weights weights) => policy.Recusal.Mutual == MutualInspection.Allowed ? weights with { Mutual = 0 } : weights;

    private static async Task<IReadOnlyList<UnitInScope>> UnitsInScope(this IAppDb db, Round round, List<SupervisionGroup> groups, List<PairRule> rulings, CancellationToken ct)
    {
        var last = await db.LastGroups(round, groups, ct);
        var mayRepeat = rulings.Where(r => r.Ruling == PairRuling.RepeatAllowed).Select(r => r.UnitId).ToHashSet();
        var units = await (
            from scope in db.Set<RoundUnit>()
            where scope.RoundId == round.Id
            join unit in db.Set<SupervisedUnit>() on scope.UnitId equals unit.Id
            select new { unit.Id, unit.Sequence, unit.Headcount, scope.Category, unit.Area }).ToListAsync(ct);
        return [.. units.Select(u => new UnitInScope(u.Id, u.Sequence, u.Headcount, u.Category, u.Area, last.TryGetValue(u.Id, out var group) ? group : null, mayRepeat.Contains(u.Id)))];
    }

    // The group of the last round is another row; the one with the same number stands for it.
    private static async Task<Dictionary<Guid, Guid>> LastGroups(this IAppDb db, Round round, List<SupervisionGroup> groups, CancellationToken ct)
    {
        var numbers = await (
            from plan in db.Set<AssignmentPlan>()
            where plan.RoundId == round.PreviousId && plan.State == PlanState.Published
            from seat in plan.Seats
            join grp in db.Set<SupervisionGroup>() on seat.GroupId equals grp.Id
            select new { seat.UnitId, grp.Number }).ToListAsync(ct);
        var groupAt = groups.ToDictionary(g => g.Number, g => g.Id);
        return numbers.Where(n => groupAt.ContainsKey(n.Number)).ToDictionary(n => n.UnitId, n => groupAt[n.Number]);
    }
}
