using CleanAgency.Core.Common;

namespace CleanAgency.Core.People;

/// <summary>Where somebody serves or served, from when to when.</summary>
public sealed class Posting : Entity, IPartOf
{
    internal Posting(Guid personId, Guid unitId, string title, DateOnly from) => (PersonId, UnitId, Title, From) = (personId, unitId, title, from);

    private Posting() => Title = null!;

    public Guid PersonId { get; private init; }

    public Guid UnitId { get; private init; }

    public string Title { get; private init; }

    public DateOnly From { get; private set; }

    public DateOnly? Until { get; private set; }

    public override string Caption => Title;

    Guid IPartOf.WholeId => PersonId;

    Type IPartOf.Whole => typeof(Person);

    internal void BeginOn(DateOnly day) => From = day;

    internal void EndOn(DateOnly day) => Until = day;
}
