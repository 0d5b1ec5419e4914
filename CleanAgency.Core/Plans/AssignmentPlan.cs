using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Groups.Assigning;

namespace CleanAgency.Core.Plans;

/// <summary>Draft: the coordinators work at it and it may break rules. Locked: it keeps all of them. Published: it is in force, until the next one is.</summary>
public enum PlanState
{
    Draft,
    Locked,
    Published,
    Replaced,
}

/// <summary>Which group scores which unit in a round (分组方案), in one of its versions.</summary>
public sealed class AssignmentPlan : Entity
{
    private readonly List<Seat> seats = [];

    /// <param name="chosen">Where each unit in scope begins; one without a group is still missing.</param>
    public AssignmentPlan(Guid roundId, int number, Weights weights, long seed, AssignmentPlan? basedOn, IEnumerable<(Guid UnitId, Place Place)> chosen, string by, DateTime at)
    {
        (RoundId, Number, Weights, Seed, BasedOnId, MadeBy, MadeAt) = (roundId, number, weights, seed, basedOn?.Id, by, at);
        seats.AddRange(chosen.Select(c => new Seat(Id, c.UnitId, c.Place)));
    }

    private AssignmentPlan() => (Weights, MadeBy) = (null!, null!);

    public Guid RoundId { get; private init; }

    /// <summary>版次, counted within the round.</summary>
    public int Number { get; private init; }

    public Guid? BasedOnId { get; private init; }

    /// <summary>What the soft goals weighed when it was proposed; moves by hand are priced by the same.</summary>
    public Weights Weights { get; private init; }

    public long Seed { get; private init; }

    public string MadeBy { get; private init; }

    public DateTime MadeAt { get; private init; }

    public PlanState State { get; private set; }

    public DateTime? LockedAt { get; private set; }

    public DateTime? PublishedAt { get; private set; }

    public string? PublishedBy { get; private set; }

    /// <summary>Why a plan in force was changed.</summary>
    public string? Reason { get; private set; }

    /// <summary>What the groups still lacked when it was published.</summary>
    [NotAudited]
    public Explanation? Lacked { get; private set; }

    /// <summary>Why it was published nevertheless.</summary>
    public string? Despite { get; private set; }

    public IReadOnlyCollection<Seat> Seats => seats;

    public override string Caption => $"{Number}";

    public Allotment Allotment => new(
        seats.Where(s => s.GroupId is not null).ToDictionary(s => s.UnitId, s => s.GroupId!.Value),
        [.. seats.Where(s => s.SecondGroupId is not null).Select(s => new Anchor(s.UnitId, s.SecondGroupId!.Value))]);

    /// <summary>Several units at once, as an exchange moves two. Nothing is moved that stands elsewhere than the person saw.</summary>
    public PlanStep Change(IReadOnlyList<SeatChange> changes, int step, string by, Guid byId, DateTime at)
    {
        Seat(changes);
        return new(Id, step, changes, by, byId, at);
    }

    /// <summary>Its units are where it put them.</summary>
    public bool Stands(PlanStep step) => step.Changes.All(change => seats.Any(s => s.UnitId == change.UnitId && s.Place == change.To));

    /// <summary>The way back is no step of its own: taken back twice goes two steps back, not to and fro.</summary>
    public void TakeBack(PlanStep step) => Seat(step.TakeBack());

    internal void Follow(HashSet<Guid> scope)
    {
        seats.RemoveAll(s => !scope.Contains(s.UnitId));
        seats.AddRange(scope.Except(seats.Select(s => s.UnitId)).Select(unit => new Seat(Id, unit, new Place(null))));
    }

    internal void LetGoOf(Guid group)
    {
        foreach (var seat in seats.Where(s => s.GroupId == group || s.SecondGroupId == group))
        {
            seat.Take(new(seat.GroupId == group ? null : seat.GroupId, seat.SecondGroupId == group ? null : seat.SecondGroupId, seat.Pinned && seat.GroupId != group));
        }
    }

    /// <param name="measures">Of this plan at this moment: a rule broken since the last look is found here.</param>
    public void Lock(PlanMeasures measures, DateTime at)
    {
        RefuseUnless(PlanState.Draft);
        RefuseBroken(measures);
        (State, LockedAt) = (PlanState.Locked, at);
    }

    public void Unlock()
    {
        RefuseUnless(PlanState.Locked);
        (State, LockedAt) = (PlanState.Draft, null);
    }

    /// <param name="gaps">What the groups lack at this moment. Some of it can wait, with a reason.</param>
    /// <param name="inForce">The plan that this one takes over from; then people were told something else, and have to be told why.</param>
    public void Publish(PlanMeasures measures, IReadOnlyList<RoundGaps.Gap> gaps, AssignmentPlan? inForce, string reason, string despite, string by, DateTime at)
    {
        RefuseUnless(PlanState.Locked);
        RefuseBroken(measures);
        if (gaps.Where(gap => gap.Stops).ToList() is { Count: > 0 } stops)
        {
            throw new RuleBroken("Plans.Stopped", Said(stops));
        }

        if (inForce is not null && reason.Trim().Length < 2)
        {
            throw new RuleBroken("Plans.NeedsReason", inForce.Number);
        }

        if (gaps.Count > 0)
        {
            (Lacked, Despite) = (Explanation.Of(gaps.Select(gap => gap.Line)), despite.Trim() is { Length: >= 2 } why ? why : throw new RuleBroken("Plans.NeedsDespite", Said(gaps)));
        }

        (State, PublishedAt, PublishedBy, Reason) = (PlanState.Published, at, by, inForce is null ? null : reason.Trim());
        inForce?.GiveWay();
        Tell(new PlanPublished(RoundId, Id));
    }

    private void Seat(IReadOnlyList<SeatChange> changes)
    {
        RefuseUnless(PlanState.Draft);
        foreach (var change in changes)
        {
            var seat = seats.SingleOrDefault(s => s.UnitId == change.UnitId) ?? throw new RuleBroken("Common.Gone");
            seat.Take(seat.Place == change.From ? change.To : throw new RuleBroken("Plans.MovedMeanwhile"));
        }
    }

    private static string Said(IEnumerable<RoundGaps.Gap> gaps) => string.Join(RuleTexts.Say("Plans.And"), gaps.Select(gap => gap.Said));

    private void GiveWay() => State = PlanState.Replaced;

    private static void RefuseBroken(PlanMeasures measures)
    {
        if (measures.Broken.Count > 0)
        {
            throw new RuleBroken("Plans.Breaks", measures.Broken.Count);
        }
    }

    internal void RefuseUnless(PlanState state)
    {
        if (State != state)
        {
            throw new RuleBroken("Plans.NotNow", Number, new TextCode($"Plans.PlanState.{State}"));
        }
    }
}

/// <summary>From now on it is in force.</summary>
public sealed record PlanPublished(Guid RoundId, Guid PlanId) : DomainEvent;
