using CleanAgency.Core.Groups;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>Who still has to sign, by the policy of the round.</summary>
/// <param name="Members">How many besides the leader.</param>
public sealed record SignaturesNeeded(bool Leader, int Members)
{
    public bool Enough => !Leader && Members <= 0;

    internal static SignaturesNeeded By(SigningPolicy policy, IReadOnlyList<Signature> standing) => new(
        policy.Leader && standing.All(s => s.Post != GroupPost.Leader),
        Math.Max(0, policy.MembersBesidesLeader - standing.Count(s => s.Post != GroupPost.Leader)));
}
