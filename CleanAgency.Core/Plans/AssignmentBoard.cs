using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Plans;

/// <summary>The table at which groups are given their units: groups, units, what holds and what does not. Without a round the current one, without a plan the one that counts now.</summary>
[Needs(Permission.SeeRounds)]
public sealed record AssignmentBoard(Guid? RoundId = null, Guid? PlanId = null) : Query<AssignmentBoard.Answer?>, IAmong<Round>, IAmong<AssignmentPlan>
{
    /// <param name="WhyNotYet">The round has no groups yet, or is still being prepared.</param>
    public sealed record Answer(RoundHead Round, Version? Plan, IReadOnlyList<Version> Versions, IReadOnlyList<GroupRow> Groups, IReadOnlyList<SeatRow> Seats, Numbers? Numbers, IReadOnlyList<BrokenRule> Broken, IReadOnlyList<RulingRow> Rulings, StepRow? MyLastStep, string? WhyNotYet, IReadOnlyList<RoundName> Rounds);

    public sealed record RoundName(Guid Id, string Code, string Name);

    public sealed record RoundHead(Guid Id, string Code, string Name, RoundState State, int AnchorsWanted, bool RepeatForbidden, bool MutualForbidden);

    /// <param name="Lacked">What was still missing when it was published, and Despite why that was done nevertheless.</param>
    public sealed record Version(Guid Id, int Number, PlanState State, string MadeBy, DateTime MadeAt, DateTime? PublishedAt, string? Reason, IReadOnlyList<string> Lacked, string? Despite, Weights Weights, long Seed, Guid? BasedOnId);

    public sealed record GroupRow(Guid Id, int Number, string Name, string Leader, int Capacity, int Units, int Heads, IReadOnlyDictionary<string, int> Categories);

    public sealed record SeatRow(Guid UnitId, UnitName Unit, string Category, string Area, int Headcount, Guid? GroupId, Guid? SecondGroupId, bool Pinned);

    public sealed record Numbers(int Placed, int Total, int Anchors, int Parts, int LeastHeads, int MostHeads, int HeadSpread, int HeadBound, int MutualPairs, int Repeats, long Cost, long CostBound);

    public sealed record BrokenRule(Guid? UnitId, Guid? GroupId, string Words);

    public sealed record RulingRow(Guid Id, Guid UnitId, Guid GroupId, PairRuling Ruling, string Reason, string By);

    public sealed record StepRow(int Number, IReadOnlyList<Guid> Units);
}

internal sealed class AssignmentBoardHandler(Rows<Round> rounds, Rows<AssignmentPlan> plans, IAppDb db, Actor actor, Clock clock) : IRequestHandler<AssignmentBoard, AssignmentBoard.Answer?>
{
    public async Task<AssignmentBoard.Answer?> Handle(AssignmentBoard query, CancellationToken ct)
    {
        if (await rounds.Visible.AsNoTracking().Where(r => query.RoundId == null || r.Id == query.RoundId).CurrentFirst(clock.Today).FirstOrDefaultAsync(ct) is not { } round)
        {
            return query.RoundId is null ? null : throw new RuleBroken("Common.Gone");
        }

        var names = await rounds.Visible.OrderByDescending(r => r.From).Select(r => new AssignmentBoard.RoundName(r.Id, r.Code, r.Name)).ToListAsync(ct);
        var versions = await plans.Visible.AsNoTracking().Where(p => p.RoundId == round.Id).OrderByDescending(p => p.Number).ToListAsync(ct);
        if (query.PlanId is { } wanted && versions.All(v => v.Id != wanted))
        {
            throw new RuleBroken("Common.Gone");
        }

        var plan = await plans.Visible.AsNoTracking().Include(p => p.Seats).Where(p => query.PlanId == null || p.Id == query.PlanId).CurrentFirst(round.Id).FirstOrDefaultAsync(ct);
        if (!await db.Set<SupervisionGroup>().AnyAsync(g => g.RoundId == round.Id, ct))
        {
            return new(Head(round, await db.PolicyOf(round, ct)), null, [], [], [], null, [], [], null, RuleTexts.Say("Plans.NoGroups", round.Code), names);
        }

        var at = await db.ProblemOf(round, plan, ct);
        var words = await db.WordsOf(at, actor, ct);
        var measures = PlanMeasures.Of(at.Problem, plan?.Allotment ?? new Allotment(new Dictionary<Guid, Guid>(), []));
        return new(
            Head(round, at.Policy),
            plan is null ? null : Named(plan),
            [.. versions.Select(Named)],
            await GroupRows(round, measures, words, ct),
            Seats(at, plan, words),
            plan is null ? null : Numbers(measures, plan.Allotment),
            plan is null ? [] : [.. measures.Broken.Select(rule => Named(rule, words))],
            await db.Set<PairRule>().Where(r => r.RoundId == round.Id).Select(r => new AssignmentBoard.RulingRow(r.Id, r.UnitId, r.GroupId, r.Ruling, r.Reason, r.By)).ToListAsync(ct),
            plan is null ? null : await MyLastStep(plan.Id, ct),
            round.State == RoundState.Preparing ? RuleTexts.Say("Plans.StillPreparing", round.Code) : null,
            names);
    }

    private static AssignmentBoard.RoundHead Head(Round round, Schemes.RoundPolicy policy) =>
        new(round.Id, round.Code, round.Name, round.State, policy.Anchor.Units, policy.Recusal.NoRepeatOfLastRound, policy.Recusal.Mutual == Schemes.MutualInspection.Hard);

    private static AssignmentBoard.Version Named(AssignmentPlan p) => new(p.Id, p.Number, p.State, p.MadeBy, p.MadeAt, p.PublishedAt, p.Reason, p.Lacked?.Say() ?? [], p.Despite, p.Weights, p.Seed, p.BasedOnId);

    private static AssignmentBoard.Numbers Numbers(PlanMeasures m, Allotment plan) => new(
        m.Placed, m.Units, plan.Anchors.Count, m.AnchorParts, m.Groups.Min(g => g.Heads), m.Groups.Max(g => g.Heads), m.Goals.HeadSpread, m.LowerBound.HeadSpread, m.Goals.MutualPairs, m.Goals.Repeats, m.Cost, m.CostBound);

    private static AssignmentBoard.BrokenRule Named(HardRule rule, PlanWords words)
    {
        (Guid? Unit, Guid? Group) about = rule switch
        {
            ConflictRule r => (r.Unit, r.Group),
            PinRule r => (r.Unit, r.Group),
            ExcludedRule r => (r.Unit, r.Group),
            RepeatRule r => (r.Unit, r.Group),
            MutualRule r => (r.Unit, r.Group),
            AnchorRule r => (r.Unit, r.SecondGroup),
            CoverageRule r => (r.Unit, null),
            CapacityRule r => (null, r.Group),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
        return new(about.Unit, about.Group, words.Say(rule));
    }

    private static List<AssignmentBoard.SeatRow> Seats(RoundProblem at, AssignmentPlan? plan, PlanWords words)
    {
        var seats = plan?.Seats.ToDictionary(s => s.UnitId, s => s.Place) ?? [];
        return [.. from unit in at.Problem.Units
                   let place = seats.GetValueOrDefault(unit.Id) ?? new Place(null)
                   select new AssignmentBoard.SeatRow(unit.Id, words.Unit(unit.Id), unit.Category, unit.Area, unit.Headcount, place.GroupId, place.SecondGroupId, place.Pinned)];
    }

    private async Task<List<AssignmentBoard.GroupRow>> GroupRows(Round round, PlanMeasures measures, PlanWords words, CancellationToken ct)
    {
        var leaders = await (
            from grp in db.Set<SupervisionGroup>()
            where grp.RoundId == round.Id
            from member in grp.Members
            where member.Until == null && member.Post == GroupPost.Leader
            join person in db.Set<Person>() on member.PersonId equals person.Id
            select new { grp.Id, grp.Number, person.Name }).ToDictionaryAsync(x => x.Id, ct);
        return [.. from g in measures.Groups
                   let leader = leaders[g.Group]
                   orderby leader.Number
                   select new AssignmentBoard.GroupRow(g.Group, leader.Number, words.Group(g.Group), leader.Name, g.Capacity, g.Units, g.Heads, g.Categories)];
    }

    private Task<AssignmentBoard.StepRow?> MyLastStep(Guid planId, CancellationToken ct) =>
        db.Set<PlanStep>().AsNoTracking().Where(s => s.PlanId == planId && s.ById == actor.Id && !s.TakenBack).OrderByDescending(s => s.Number).Take(1)
            .AsAsyncEnumerable().Select(s => new AssignmentBoard.StepRow(s.Number, s.Changes.Select(c => c.UnitId).ToList())).FirstOrDefaultAsync(ct).AsTask();
}
