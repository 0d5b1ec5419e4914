using CleanAgency.Core.Common;

namespace CleanAgency.Core.Results;

/// <summary>What the leaders have decided about the result of a round; without it nothing is adjusted and nothing that waits for them goes on.</summary>
/// <param name="Adjustments">By group: so much is added to each of its cards. Never more than the policy allows, up or down.</param>
/// <param name="QuotaTies">By category: which of the equals across the quota line have the best grade. Nobody, if the list is empty.</param>
/// <param name="Deviations">By unit: a grade other than the one that comes out.</param>
public sealed record RoundDecisions(
    IReadOnlyDictionary<Guid, Points> Adjustments, IReadOnlyDictionary<string, IReadOnlyList<Guid>> QuotaTies, IReadOnlyDictionary<Guid, DecidedGrade> Deviations)
{
    public static readonly RoundDecisions None = new(new Dictionary<Guid, Points>(), new Dictionary<string, IReadOnlyList<Guid>>(), new Dictionary<Guid, DecidedGrade>());
}

/// <param name="Number">文号 of the decision.</param>
public sealed record DecidedGrade(string Grade, string Number, string Reason);
