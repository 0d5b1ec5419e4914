using CleanAgency.Core.Common;

namespace CleanAgency.Core.Visits;

/// <summary>A visit was put on another half-day after the unit had been told.</summary>
public sealed class VisitMove : Entity, IPartOf
{
    internal VisitMove(Guid visitId, VisitSlot from, VisitSlot to, string reason, string by, DateTime at) =>
        (VisitId, FromDate, FromHalf, ToDate, ToHalf, Reason, By, At) = (visitId, from.Date, from.Half, to.Date, to.Half, reason, by, at);

    private VisitMove() => (Reason, By) = (null!, null!);

    [NotAudited]
    public Guid VisitId { get; private init; }

    public DateOnly FromDate { get; private init; }

    public HalfDay FromHalf { get; private init; }

    public DateOnly ToDate { get; private init; }

    public HalfDay ToHalf { get; private init; }

    public string Reason { get; private init; }

    public string By { get; private init; }

    public DateTime At { get; private init; }

    public VisitSlot From => new(FromDate, FromHalf);

    public VisitSlot To => new(ToDate, ToHalf);

    public override string Caption => From.Said.ToString();

    Guid IPartOf.WholeId => VisitId;

    Type IPartOf.Whole => typeof(Visit);
}
