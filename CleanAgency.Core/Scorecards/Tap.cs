using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// One stroke on a tablet, made by a person whenever he made it and carried out when it arrives. Strokes on one item take turns, and
/// all of a card's share the card with each other but not with a change of its state: a tap is in the signed card, or refused.
/// </summary>
/// <param name="Id">Of the command, made by the tablet; what the stroke adds is known by it.</param>
/// <param name="Epoch">Of the card, as the tablet knew it.</param>
/// <param name="At">By the clock of the tablet.</param>
public abstract record Tap(Guid Id, Guid CardId, int Epoch, Guid ItemId, DateTime At) : Command<TapAnswer>, IAbout<Scorecard>, ISharingLane
{
    Guid IAbout<Scorecard>.RowId => CardId;

    string ILane.Lane => $"card {CardId} {ItemId}";

    string ISharingLane.Shares => CardLane.Of(CardId);
}

/// <summary>What the tablet learns: the item's version with this stroke in it, what the rule makes of it, and whom it contradicts.</summary>
public sealed record TapAnswer(int Version, ItemState State, int? Points, Contradiction? Contradiction = null);

/// <summary>A change of a card's state has the card for itself.</summary>
internal static class CardLane
{
    public static string Of(Guid cardId) => $"card {cardId}";
}
