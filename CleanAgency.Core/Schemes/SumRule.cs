using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>几条相加: parts, each with a maximum of its own. A deduction among them takes from their sum.</summary>
public sealed record SumRule(IReadOnlyList<PartRule> Addends) : ScoringRule
{
    public override Points Max => Addends.Sum(part => part.Max);

    public override IReadOnlyList<PartRule> Parts => Addends;

    public override SumRule Coded(string item) => new([.. Addends.Select((part, index) => part.CodedBehind($"{item}.{index + 1}"))]);
}
