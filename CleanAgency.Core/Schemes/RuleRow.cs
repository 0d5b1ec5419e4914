using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>One line of the sheet 规则: a case with what it says about its part. What concerns the part stands in its first line, or repeats.</summary>
public sealed record RuleRow
{
    public int Part { get; init; } = 1;

    public PartKind Kind { get; init; }

    public Points Most { get; init; }

    public WhenNone? WhenNone { get; init; }

    /// <summary>The fact that feeds the part: a ratio (比例事实) or a rank.</summary>
    public string? PartFact { get; init; }

    public string Code { get; init; } = "";

    public string Text { get; init; } = "";

    public Percent? AtLeast { get; init; }

    public Points? Gives { get; init; }

    public Points? Each { get; init; }

    public Points? Cap { get; init; }

    /// <summary>至多次数 of an occurrence. For ranks the last rank of the band.</summary>
    public int? Times { get; init; }

    public bool Zeroes { get; init; }

    /// <summary>The fact that gives the count or answers the zero condition (计数事实).</summary>
    public string? Fact { get; init; }
}
