using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>What a hand has put on a card: whose, and when.</summary>
public abstract class HandMark : Entity, IPartOf
{
    private protected HandMark(CardTap tap, Hand hand) =>
        (Id, CardId, By, ByName, At, DeviceAt) = (tap.Id, tap.CardId, hand.Id, hand.Name, hand.At, tap.At);

    private protected HandMark() => ByName = null!;

    [NotAudited]
    public Guid CardId { get; private init; }

    [NotAudited]
    public Guid By { get; private init; }

    [NotAudited]
    public string ByName { get; private init; }

    [NotAudited]
    public DateTime At { get; private init; }

    /// <summary>By the clock of the tablet: shown, and never counted with.</summary>
    [NotAudited]
    public DateTime DeviceAt { get; private init; }

    Guid IPartOf.WholeId => CardId;

    Type IPartOf.Whole => typeof(Scorecard);
}
