using CleanAgency.Core.Common;

namespace CleanAgency.Core.Plans;

public sealed record SeatChange(Guid UnitId, Place From, Place To)
{
    public SeatChange Back => new(UnitId, To, From);
}

/// <summary>One thing that somebody did to a draft by hand. It can be taken back as long as its units still stand where he put them.</summary>
public sealed class PlanStep : Entity, IPartOf
{
    internal PlanStep(Guid planId, int number, IReadOnlyList<SeatChange> changes, string by, Guid byId, DateTime at) =>
        (PlanId, Number, Changes, By, ById, At) = (planId, number, changes, by, byId, at);

    private PlanStep() => (Changes, By) = ([], "");

    [NotAudited]
    public Guid PlanId { get; private init; }

    public int Number { get; private init; }

    [NotAudited]
    public IReadOnlyList<SeatChange> Changes { get; private init; }

    public string By { get; private init; }

    public Guid ById { get; private init; }

    public DateTime At { get; private init; }

    public bool TakenBack { get; private set; }

    public override string Caption => $"{Number}";

    Guid IPartOf.WholeId => PlanId;

    Type IPartOf.Whole => typeof(AssignmentPlan);

    public IReadOnlyList<SeatChange> TakeBack()
    {
        TakenBack = true;
        return [.. Changes.Reverse().Select(c => c.Back)];
    }
}
