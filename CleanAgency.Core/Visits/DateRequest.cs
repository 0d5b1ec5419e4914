using CleanAgency.Core.Common;

namespace CleanAgency.Core.Visits;

public enum RequestState
{
    Waiting,
    Accepted,
    Declined,
}

/// <summary>A unit asks for another date. Question and answer stay on record.</summary>
public sealed class DateRequest : Entity, IPartOf
{
    internal DateRequest(Guid visitId, string reason, DateOnly? wished, string by, DateTime at) => (VisitId, Reason, Wished, By, At) = (visitId, reason, wished, by, at);

    private DateRequest() => (Reason, By) = (null!, null!);

    [NotAudited]
    public Guid VisitId { get; private init; }

    public string Reason { get; private init; }

    public DateOnly? Wished { get; private init; }

    public string By { get; private init; }

    public DateTime At { get; private init; }

    public RequestState State { get; private set; }

    /// <summary>Why not, where it was declined.</summary>
    public string? Answer { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public override string Caption => Reason;

    Guid IPartOf.WholeId => VisitId;

    Type IPartOf.Whole => typeof(Visit);

    internal void Accept(string by, DateTime at) => (State, AnsweredBy, AnsweredAt) = (RequestState.Accepted, by, at);

    internal void Decline(string answer, string by, DateTime at) => (State, Answer, AnsweredBy, AnsweredAt) = (RequestState.Declined, answer, by, at);
}
