using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>
/// Which units an item is for: everybody, or whoever meets one of the conditions. Typed, stored and printed as text
/// (标志=审批执法 或 标志=窗口); <see cref="ApplicabilityText"/> reads it.
/// </summary>
public sealed record Applicability
{
    private Applicability(IReadOnlyList<ApplicabilityCondition> anyOf) => AnyOf = anyOf;

    public static Applicability Everyone { get; } = new([]);

    /// <summary>Empty for everybody.</summary>
    public IReadOnlyList<ApplicabilityCondition> AnyOf { get; }

    public static Applicability Any(params IReadOnlyList<ApplicabilityCondition> conditions) => new([.. conditions]);

    public static Applicability Parse(string text) => ApplicabilityText.Read(text);

    /// <summary>The facts that must be known to answer.</summary>
    public IReadOnlyList<string> Facts => [.. AnyOf.Select(condition => condition.FactName).OfType<string>().Distinct()];

    /// <summary>One condition met is enough; a fact that nobody has entered leaves the answer open unless another condition settles it.</summary>
    public ApplicabilityAnswer Judge(UnitCircumstances unit)
    {
        if (AnyOf.Count == 0)
        {
            return new(Applies.Yes, Explanation.Of(new ExplanationLine("Schemes.Applies.Everyone", Points.Zero)));
        }

        var answers = AnyOf.Select(condition => (condition, Met: condition.IsMet(unit))).ToList();
        var applies = answers.Any(answer => answer.Met == true) ? Applies.Yes
            : answers.Any(answer => answer.Met is null) ? Applies.Unknown
            : Applies.No;
        return new(applies, Explanation.Of(answers.Select(answer => Said(answer.condition, answer.Met))));
    }

    /// <summary>What keeps it from being written down, in words.</summary>
    public IReadOnlyList<RuleFault> Faults() =>
    [
        .. AnyOf.OfType<FactCondition>().Select(condition => condition.Fact).Where(name => !ApplicabilityText.CanName(name)).Distinct()
            .Select(name => name.Length == 0 ? new RuleFault("Schemes.Fault.FactUnnamed") : new RuleFault("Schemes.Fault.FactName", name)),
        .. AnyOf.GroupBy(condition => condition).Where(same => same.Count() > 1).Select(twice => new RuleFault("Schemes.Fault.ConditionTwice", twice.Key.InWords())),
    ];

    /// <summary>With the condition or without it; what else stands there keeps its place.</summary>
    public Applicability With(ApplicabilityCondition condition, bool holds) =>
        Any([.. AnyOf.Where(one => one != condition || holds), .. holds && !AnyOf.Contains(condition) ? [condition] : Array.Empty<ApplicabilityCondition>()]);

    /// <summary>With these conditions on facts in the places of those there were.</summary>
    public Applicability WithFacts(IReadOnlyList<FactCondition> conditions)
    {
        var left = new Queue<FactCondition>(conditions);
        List<ApplicabilityCondition> kept = [.. AnyOf.Select(one => one is not FactCondition ? one : left.TryDequeue(out var next) ? next : null).OfType<ApplicabilityCondition>()];
        return Any([.. kept, .. left]);
    }

    public bool Equals(Applicability? other) => other is not null && AnyOf.SequenceEqual(other.AnyOf);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => ApplicabilityText.Print(this);

    private static ExplanationLine Said(ApplicabilityCondition condition, bool? met) =>
        new($"Schemes.Applies.{(met is null ? "NoData" : met.Value ? "Met" : "NotMet")}", Points.Zero, ApplicabilityText.Print(condition));
}

public enum Applies
{
    Yes,
    No,

    /// <summary>无数据: a fact is missing.</summary>
    Unknown,
}

public sealed record ApplicabilityAnswer(Applies Applies, Explanation Explanation);

/// <summary>The four flags of a unit that conditions may name.</summary>
public enum UnitMark
{
    Window,
    Approval,
    Stations,
    Funds,
}

/// <summary>What is known about a unit in a round: its flags, whether it has a showcase, its facts by name.</summary>
public sealed record UnitCircumstances(IReadOnlySet<UnitMark> Marks, bool Showcase, IReadOnlyDictionary<string, KnownFact> Facts);

/// <summary>A number, or a share of a whole, as it was imported or entered.</summary>
public sealed record KnownFact(long Value, long? Whole = null);
