using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// One stroke on a tablet, made by a person whenever he made it and carried out when it arrives. All strokes of a card share the card
/// with each other but not with a change of its state: a tap is in the signed card, or refused.
/// </summary>
/// <param name="Id">Of the command, made by the tablet; what the stroke adds is known by it.</param>
/// <param name="Epoch">Of the card, as the tablet knew it.</param>
/// <param name="At">By the clock of the tablet.</param>
public abstract record CardTap(Guid Id, Guid CardId, int Epoch, DateTime At) : Command<TapAnswer>, IAbout<Scorecard>, ISharingLane
{
    Guid IAbout<Scorecard>.RowId => CardId;

    string ILane.Lane => Turns;

    string ISharingLane.Shares => CardLane.Of(CardId);

    /// <summary>Those of one name take turns.</summary>
    protected virtual string Turns => $"card {CardId} extras";
}

/// <summary>A stroke on one item.</summary>
public abstract record Tap(Guid Id, Guid CardId, int Epoch, Guid ItemId, DateTime At) : CardTap(Id, CardId, Epoch, At)
{
    protected override string Turns => $"card {CardId} {ItemId}";
}

/// <summary>What the tablet learns: the item's version with this stroke in it, what the rule makes of it, and whom it contradicts.</summary>
public sealed record TapAnswer(int Version, ItemState State, int? Points, Contradiction? Contradiction = null)
{
    /// <summary>To a stroke on no item.</summary>
    public static TapAnswer OfCard { get; } = new(0, ItemState.Unscored, null);
}

/// <summary>A change of a card's state has the card for itself.</summary>
internal static class CardLane
{
    public static string Of(Guid cardId) => $"card {cardId}";
}
