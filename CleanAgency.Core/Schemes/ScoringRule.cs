using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>
/// How the points of an item follow from what was found: a closed family, stored as data, one file each. A rule is a part or the
/// sum of parts. Every one gives the points and the explanation that adds up to them, within 0 and its maximum.
/// </summary>
public abstract record ScoringRule
{
    private protected ScoringRule()
    {
    }

    public abstract Points Max { get; }

    /// <summary>The parts, numbered from 1 in this order.</summary>
    public abstract IReadOnlyList<PartRule> Parts { get; }

    /// <summary>
    /// One part without objects that says 不适用 makes the item not applicable, and that beats everything. Then every part must be
    /// answered. Only then a condition may zero the item, and only then deductions may take from the sum.
    /// </summary>
    public Reckoning Evaluate(ItemInput input)
    {
        var parts = Parts.Select((part, index) => part.Reckon(input, index + 1)).ToList();
        if (parts.Any(part => part.State == ReckoningState.NotApplicable))
        {
            return Join(ReckoningState.NotApplicable, parts.Where(part => part.State == ReckoningState.NotApplicable));
        }

        if (parts.Any(part => part.State == ReckoningState.Unscored))
        {
            return Join(ReckoningState.Unscored, parts.Where(part => part.State == ReckoningState.Unscored));
        }

        var zeroed = Parts.SelectMany(part => part.Zeroes).Where(zero => input.CountOf(zero.Code) > 0).ToList();
        return zeroed.Count > 0
            ? new(ReckoningState.Scored, Explanation.Of(zeroed.Select(zero => new ExplanationLine("Schemes.Why.Zeroed", Points.Zero, zero.Text))))
            : Join(ReckoningState.Scored, parts).Held(Max);
    }

    /// <summary>The same rule with the codes of an item: C3.1.2 is the second case of the first part of C3.</summary>
    public abstract ScoringRule Coded(string item);

    /// <summary>What the rule itself lacks before a scheme may be published with it, in words, with the part it stands in.</summary>
    public IReadOnlyList<RuleFault> Faults() => [.. Parts.SelectMany((part, index) => part.OwnFaults().Select(fault => fault with { Part = index + 1 })), .. SharedFaults()];

    private static Reckoning Join(ReckoningState state, IEnumerable<Reckoning> parts) => new(state, Explanation.Of(parts.SelectMany(part => part.Explanation.Lines)));

    private IEnumerable<RuleFault> SharedFaults()
    {
        if (Parts.All(part => part is DeductionRule))
        {
            yield return new("Schemes.Fault.NothingToScore");
        }

        foreach (var twice in Parts.SelectMany(part => part.Codes).GroupBy(code => code).Where(codes => codes.Count() > 1))
        {
            yield return new("Schemes.Fault.CodeTwice", twice.Key);
        }
    }
}

/// <summary>Something a rule lacks: a code and its arguments, as with every refusal.</summary>
public sealed record RuleFault(string Code, params IReadOnlyList<object> Arguments)
{
    public int? Part { get; init; }

    public string Say() => RuleTexts.Say(Code, Arguments);
}
