using CleanAgency.Core.Common;
using CleanAgency.Core.Plans;

namespace CleanAgency.Core.Visits;

/// <summary>
/// The one visit (实地督导) that a unit receives in a round. A second group goes along on the same day, so there is no second row to go wrong.
/// Until it is told, it is a proposal that only the coordinator works at; afterwards every change carries its reason.
/// </summary>
public sealed class Visit : Entity
{
    private readonly List<VisitMove> moves = [];
    private readonly List<DateRequest> requests = [];

    internal Visit(Guid roundId, Guid unitId, Place place, VisitSlot slot)
    {
        (RoundId, UnitId, Date, Half) = (roundId, unitId, slot.Date, slot.Half);
        Follow(place);
    }

    private Visit()
    {
    }

    public Guid RoundId { get; private init; }

    public Guid UnitId { get; private init; }

    public Guid GroupId { get; private set; }

    public Guid? SecondGroupId { get; private set; }

    public DateOnly Date { get; private set; }

    public HalfDay Half { get; private set; }

    /// <summary>When the unit got its notice (督导通知).</summary>
    public DateTime? ToldAt { get; private set; }

    public IReadOnlyCollection<VisitMove> Moves => moves;

    public IReadOnlyCollection<DateRequest> Requests => requests;

    public VisitSlot Slot => new(Date, Half);

    public DateRequest? Waiting => requests.SingleOrDefault(r => r.State == RequestState.Waiting);

    public override string Caption => Slot.Said.ToString();

    public void Announce(DateTime at) => ToldAt ??= at;

    /// <summary>Nothing is recorded of a proposal; who was told reads from when to when and why. A date that the unit asked to change is answered by it.</summary>
    /// <param name="seen">What the person saw; a visit that moved since is not moved again unawares.</param>
    public void Move(VisitSlot to, string reason, int seen, string by, DateTime at)
    {
        if (Version != seen)
        {
            throw new RuleBroken("Visits.MovedMeanwhile", Slot.Said);
        }

        if (to == Slot)
        {
            throw new RuleBroken("Visits.SameSlot", Slot.Said);
        }

        if (ToldAt is not null)
        {
            moves.Add(new(Id, Slot, to, reason.Trim() is { Length: >= 2 } why ? why : throw new RuleBroken("Visits.NeedsReason"), by, at));
        }

        Waiting?.Accept(by, at);
        (Date, Half) = (to.Date, to.Half);
    }

    public void Ask(string reason, DateOnly? wished, string by, DateTime at)
    {
        if (ToldAt is null || Date < Clock.DateOf(at))
        {
            throw new RuleBroken("Visits.TooLateToAsk", Slot.Said);
        }

        requests.Add(Waiting is null ? new(Id, reason.Trim(), wished, by, at) : throw new RuleBroken("Visits.AskedAlready", Waiting.At));
    }

    /// <summary>The coordinator or the group's leader finds another day.</summary>
    public void Accept(VisitSlot to, string by, DateTime at) => Move(to, AskedFor().Reason, Version, by, at);

    public void Decline(string answer, string by, DateTime at) => AskedFor().Decline(answer.Trim(), by, at);

    /// <summary>Another group has taken the unit over; the date stays.</summary>
    internal void Follow(Place place) => (GroupId, SecondGroupId) = (place.GroupId ?? throw new RuleBroken("Common.Gone"), place.SecondGroupId);

    private DateRequest AskedFor() => Waiting ?? throw new RuleBroken("Visits.NothingAsked");
}
