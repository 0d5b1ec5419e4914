using CleanAgency.Core.Common;

namespace CleanAgency.Core.Results;

/// <summary>去掉最高分和最低分: of few scores it throws away most of what is known, so it is offered to larger panels only.</summary>
public static class Panel
{
    public const int LeastToTrim = 5;

    public static bool MayTrim(int scores) => scores >= LeastToTrim;

    /// <summary>The scores that count, lowest first. Of several equal ones at an end one is left out.</summary>
    public static IReadOnlyList<T> Trimmed<T>(IReadOnlyCollection<T> scores)
        where T : IComparable<T> =>
        MayTrim(scores.Count) ? [.. scores.Order().Skip(1).SkipLast(1)] : throw new RuleBroken("Results.PanelTooSmall", LeastToTrim);
}
