using CleanAgency.Core.Common;

namespace CleanAgency.Core.Plans;

/// <summary>Where a unit stands in a plan. Second: a group that scores it too, so that groups can be compared. Pinned: a new proposal leaves it there.</summary>
public sealed record Place(Guid? GroupId, Guid? SecondGroupId = null, bool Pinned = false);

/// <summary>One unit of a plan. Two coordinators who move two units never meet in the same row.</summary>
public sealed class Seat : Entity, IPartOf
{
    internal Seat(Guid planId, Guid unitId, Place place)
    {
        (PlanId, UnitId) = (planId, unitId);
        Take(place);
    }

    private Seat()
    {
    }

    [NotAudited]
    public Guid PlanId { get; private init; }

    public Guid UnitId { get; private init; }

    public Guid? GroupId { get; private set; }

    public Guid? SecondGroupId { get; private set; }

    public bool Pinned { get; private set; }

    public Place Place => new(GroupId, SecondGroupId, Pinned);

    public override string Caption => "";

    Guid IPartOf.WholeId => PlanId;

    Type IPartOf.Whole => typeof(AssignmentPlan);

    internal void Take(Place place) => (GroupId, SecondGroupId, Pinned) = (place.GroupId, place.SecondGroupId, place.Pinned);
}
