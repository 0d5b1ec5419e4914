using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

public enum ItemState
{
    /// <summary>未评.</summary>
    Unscored,
    Scored,
    NotApplicable,

    /// <summary>Two people said different things about the same; until somebody chooses, it is not scored.</summary>
    Contradicted,
}

/// <summary>How an item of a card stands and why. The points are the sum of the lines.</summary>
public sealed record ItemJudgement(ItemState State, Explanation Explanation)
{
    public Points? Points => State == ItemState.Scored ? Explanation.Total : null;

    public static ItemJudgement Of(Reckoning reckoning) => new(
        reckoning.State switch
        {
            ReckoningState.Scored => ItemState.Scored,
            ReckoningState.NotApplicable => ItemState.NotApplicable,
            _ => ItemState.Unscored,
        },
        reckoning.Explanation);
}
