using System.Text.Json;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Rounds;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Plans;

/// <summary>Asks for a proposal. It is reckoned apart from the screen and becomes a draft of its own; the same seed gives the same plan.</summary>
[Needs(Permission.PlanRounds)]
public sealed record ProposePlan(Guid RoundId, Weights Weights, long Seed) : Command<Guid>, IAbout<Round>, ILane
{
    public const string Kind = nameof(ProposePlan);

    Guid IAbout<Round>.RowId => RoundId;

    string ILane.Lane => $"plans of {RoundId}";
}

/// <summary>What the job is told. PlanId: whose pins count.</summary>
public sealed record ProposalOrder(Weights Weights, long Seed, Guid? PlanId);

/// <summary>What the screen shows while it runs.</summary>
public sealed record ProposalProgress(Goals Best, Goals Bound);

internal sealed class ProposePlanForm : AbstractValidator<ProposePlan>
{
    public ProposePlanForm()
    {
        RuleFor(c => c.Weights).Must(w => new[] { w.Headcount, w.Units, w.Category, w.Mutual, w.Area, w.Rotation, w.Continuity }.All(x => x is >= 0 and <= 10)).WithMessage(_ => RuleTexts.Say("Plans.WeightForm"));
        RuleFor(c => c.Seed).GreaterThan(0).WithMessage(_ => RuleTexts.Say("Plans.SeedForm"));
    }
}

internal sealed class ProposePlanHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<ProposePlan, Guid>
{
    public async Task<Guid> Handle(ProposePlan command, CancellationToken ct)
    {
        var round = await db.RoundForPlan(command.RoundId, ct);
        if (await db.HasOpenJob(ProposePlan.Kind, round.Id, ct))
        {
            throw new RuleBroken("Plans.AlreadyProposing");
        }

        var current = await db.Set<AssignmentPlan>().CurrentFirst(round.Id).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
        var order = JsonSerializer.Serialize(new ProposalOrder(command.Weights, command.Seed, current));
        var job = new JobRequest(ProposePlan.Kind, round.Id, order, Permission.PlanRounds, actor, clock.Now);
        db.Set<JobRequest>().Add(job);
        return job.Id;
    }
}

/// <summary>Reads the round, searches, and answers with the draft to keep. That there is no plan is a failure with its reasons, never an empty draft.</summary>
internal sealed class ProposePlanWork(IAppDb db) : IJobWork
{
    public string Kind => ProposePlan.Kind;

    public async Task<Command> Do(JobOrder order, Action<JobProgress> progress, CancellationToken ct)
    {
        var wishes = JsonSerializer.Deserialize<ProposalOrder>(order.Argument)!;
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(order.SubjectId, ct);
        var plan = await db.Set<AssignmentPlan>().AsNoTracking().Include(p => p.Seats).SingleOrDefaultAsync(p => p.Id == wishes.PlanId, ct);
        var (_, policy, problem, _) = await db.ProblemOf(round, plan, ct, wishes.Weights);
        var found = Proposer.Propose(problem, new(wishes.Seed, policy.Anchor.Units), Tell, ct);
        return found.Plan is { } allotment
            ? new KeepProposal(order.JobId, round.Id, plan?.Id, wishes.Weights, wishes.Seed, Places(problem, allotment, plan))
            : throw new RuleBroken("Plans.NoPlan", found.WhyNot!.Unplaced);

        void Tell(SearchProgress at) => progress(new((int)(100 * at.StepsDone / at.StepsInAll), JsonSerializer.Serialize(new ProposalProgress(at.BestSoFar, problem.LowerBound))));
    }

    // The pins that the search kept, not those of the moment at which it ends.
    private static List<ProposedPlace> Places(AssignmentProblem problem, Allotment found, AssignmentPlan? basedOn)
    {
        var second = found.Anchors.ToDictionary(a => a.Unit, a => a.SecondGroup);
        var pinned = basedOn?.Seats.Where(s => s.Pinned).Select(s => s.UnitId).ToHashSet() ?? [];
        return [.. problem.Units.Select(u => new ProposedPlace(u.Id, found.FirstGroups[u.Id], second.TryGetValue(u.Id, out var group) ? group : null, pinned.Contains(u.Id)))];
    }
}

public sealed record ProposedPlace(Guid UnitId, Guid GroupId, Guid? SecondGroupId, bool Pinned);

/// <summary>Sent by the job for the one who asked: the found plan becomes the newest draft, and the job ends with it.</summary>
[Needs(Permission.PlanRounds)]
public sealed record KeepProposal(Guid JobId, Guid RoundId, Guid? BasedOnId, Weights Weights, long Seed, IReadOnlyList<ProposedPlace> Places) : Command, IAbout<JobRequest>, ILane
{
    Guid IAbout<JobRequest>.RowId => JobId;

    string ILane.Lane => $"plans of {RoundId}";
}

internal sealed class KeepProposalHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<KeepProposal>
{
    public async Task<MediatR.Unit> Handle(KeepProposal command, CancellationToken ct)
    {
        var job = await db.Set<JobRequest>().Where(j => j.SubjectId == command.RoundId).FindOrRefuse(command.JobId, ct);
        var basedOn = await db.Set<AssignmentPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == command.BasedOnId, ct);
        var plan = new AssignmentPlan(
            command.RoundId, await db.NextNumber(command.RoundId, ct), command.Weights, command.Seed, basedOn,
            command.Places.Select(p => (p.UnitId, new Place(p.GroupId, p.SecondGroupId, p.Pinned))), actor.Name, clock.Now);
        await FollowTheRound(plan, ct);
        db.Set<AssignmentPlan>().Add(plan);
        job.Finish(plan.Id, clock.Now);
        return MediatR.Unit.Value;
    }

    // Units and groups may have come and gone while the search ran.
    private async Task FollowTheRound(AssignmentPlan plan, CancellationToken ct)
    {
        plan.Follow([.. await db.Set<RoundUnit>().Where(u => u.RoundId == plan.RoundId).Select(u => u.UnitId).ToListAsync(ct)]);
        var groups = await db.Set<SupervisionGroup>().Where(g => g.RoundId == plan.RoundId).Select(g => g.Id).ToListAsync(ct);
        foreach (var gone in plan.Seats.SelectMany(s => new[] { s.GroupId, s.SecondGroupId }).OfType<Guid>().Distinct().Except(groups).ToList())
        {
            plan.LetGoOf(gone);
        }
    }
}
