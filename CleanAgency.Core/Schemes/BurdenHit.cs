using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

public enum BurdenLevel
{
    /// <summary>禁止: may not be counted at all, and no basis helps.</summary>
    Forbidden,

    /// <summary>须说明: needs a recorded basis.</summary>
    Explain,
}

public enum BurdenTopic
{
    /// <summary>批示.</summary>
    Instruction,

    /// <summary>刊发.</summary>
    Publicity,

    /// <summary>经验做法.</summary>
    Experience,
    Notes,
    Photos,
    AppActivity,

    /// <summary>Meeting minutes, ledgers and documents that are made to be shown.</summary>
    Paper,

    /// <summary>How often people met or studied.</summary>
    Frequency,
}

/// <summary>A clause that the rules for relieving the base forbid or want explained.</summary>
public sealed record BurdenHit(string Clause, string Word, BurdenTopic Topic)
{
    public BurdenLevel Level => Topic == BurdenTopic.Frequency ? BurdenLevel.Explain : BurdenLevel.Forbidden;

    public string Say() => RuleTexts.Say($"Schemes.Burden.{Topic}", Word, Clause);
}
