using CleanAgency.Core.Common;

namespace CleanAgency.Core.Rounds;

/// <summary>A unit in the scope of a round, with the category in which it is judged: a later change of the unit does not move it.</summary>
public sealed class RoundUnit : Entity, IPartOf
{
    internal RoundUnit(Guid roundId, Guid unitId, string category) => (RoundId, UnitId, Category) = (roundId, unitId, category);

    private RoundUnit() => Category = null!;

    [NotAudited]
    public Guid RoundId { get; private init; }

    public Guid UnitId { get; private init; }

    public string Category { get; private set; }

    public override string Caption => Category;

    Guid IPartOf.WholeId => RoundId;

    Type IPartOf.Whole => typeof(Round);

    internal void Freeze(string category) => Category = category;
}
