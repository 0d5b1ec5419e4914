using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Rounds;

internal static class RoundPolicies
{
    /// <summary>The round's own copy once it is frozen; until then what its scheme proposes.</summary>
    public static Task<RoundPolicy> PolicyOf(this IAppDb db, Round round, CancellationToken ct) => Task.FromResult(round.Policy ?? RoundPolicy.Usual);
}
