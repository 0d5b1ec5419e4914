using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Core.Results;

/// <summary>Everything from which the result of a round is made: what is read once, and asked again with other decisions, other items or another scheme.</summary>
public sealed record RoundFigures(Guid RoundId, string Code, string Name, CardScheme Scheme, RoundPolicy Policy, IReadOnlyList<UnitFigures> Units)
{
    public IEnumerable<CardFigures> Cards => Units.SelectMany(unit => unit.Cards);

    /// <summary>What keeps the round from being added up.</summary>
    public IReadOnlyList<CardFigures> Open => [.. Cards.Where(card => !card.Locked)];
}

/// <summary>A unit in the scope of the round, with the category in which it is judged there.</summary>
/// <param name="Facts">What is known about it in the round, by name.</param>
public sealed record UnitFigures(Guid Id, string Code, string Name, int Sequence, string Category, IReadOnlyList<CardFigures> Cards, IReadOnlyDictionary<string, KnownFact> Facts);

/// <summary>One card as it stands.</summary>
/// <param name="Second">Of the group that went along to an anchor unit.</param>
/// <param name="Items">By id; an item that nobody has touched and that applies is missing.</param>
public sealed record CardFigures(
    Guid Id, Guid GroupId, int GroupNumber, string Group, bool Second, bool Locked, IReadOnlyDictionary<Guid, ItemFigure> Items, IReadOnlyList<AcceptedExtra> Extras);

public sealed record ItemFigure(ItemState State, Points? Points);
