using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// What a card comes to: what its items give, of how much, and what the leader has accepted beside them, each within its caps. The
/// result of the round is made of it later; what a negative rule makes count nothing is named here and still in the sum.
/// </summary>
/// <param name="Max">What the items that apply could give.</param>
/// <param name="Negative">Never above zero.</param>
/// <param name="Zeroed">The codes of items that accepted negative rules are about.</param>
public sealed record CardTotals(Points Earned, Points Max, Points Bonus, Points Negative, IReadOnlyList<string> Zeroed)
{
    /// <param name="items">Every item of the scheme: whether it applies, and its points if it has any.</param>
    public static CardTotals Of(CardScheme scheme, RoundPolicy policy, IReadOnlyDictionary<Guid, (bool Applies, Points? Points)> items, IEnumerable<ExtraProposal> extras)
    {
        var beside = ExtraTotals.Of(scheme, policy, extras.Select(extra => extra.AsAccepted()).OfType<AcceptedExtra>());
        return new(
            items.Values.Sum(item => item.Points ?? Points.Zero),
            scheme.Scheme.Indicators.Where(item => items.GetValueOrDefault(item.Id, (true, null)).Applies).Sum(item => item.Max),
            beside.Bonus.Total, beside.Negative.Total, beside.Zeroed);
    }
}
