using System.Text.Json.Serialization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>A rule that stands alone or as one part of a sum. Any part may hold conditions that zero the whole item.</summary>
public abstract record PartRule : ScoringRule
{
    private protected PartRule()
    {
    }

    [JsonPropertyOrder(-1)]
    public IReadOnlyList<ZeroCondition> Zeroes { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = [];

    public sealed override IReadOnlyList<PartRule> Parts => [this];

    public sealed override PartRule Coded(string item) => CodedBehind($"{item}.1");

    public abstract PartKind Kind { get; }

    /// <summary>The codes of the cases, zero conditions first: what counts, checks and levels are entered under.</summary>
    public IReadOnlyList<string> Codes => [.. Zeroes.Select(zero => zero.Code), .. Cases.Select(one => one.Code)];

    /// <summary>What a reader of the rule sees row by row: code and text of every case, without the zero conditions.</summary>
    public abstract IReadOnlyList<IRuleCase> Cases { get; }

    /// <summary>The same part with its cases numbered afresh behind a prefix: C3.1.1, C3.1.2 …, zero conditions first.</summary>
    public PartRule CodedBehind(string prefix)
    {
        var zeroes = Zeroes.Select((zero, index) => zero with { Code = $"{prefix}.{index + 1}" });
        return WithCodes(index => $"{prefix}.{Zeroes.Count + index + 1}") with { Zeroes = [.. zeroes] };
    }

    internal Reckoning Reckon(ItemInput input, int part)
    {
        var score = Score(input, part);
        // A fact that should say whether the item is zeroed and does not must not be read as "no".
        var silent = Zeroes.FirstOrDefault(zero => zero.Fact is not null && input.CountOf(zero.Code) is null && !input.NoneFound.Contains(part));
        return score.State != ReckoningState.Scored ? score
            : silent is not null ? Reckoning.Missing("Schemes.Missing.Count", silent.Text)
            : Kind == PartKind.Deduction ? score
            : score.Held(Max);
    }

    private protected abstract PartRule WithCodes(Func<int, string> code);

    private protected abstract Reckoning Score(ItemInput input, int part);

    internal IEnumerable<RuleFault> OwnFaults()
    {
        if (Kind != PartKind.Deduction && Max <= Points.Zero)
        {
            yield return new("Schemes.Fault.Max");
        }

        if (Best < Max || Best > Max)
        {
            yield return new("Schemes.Fault.Best", Best, Max);
        }

        if (Cases.Count == 0)
        {
            yield return new("Schemes.Fault.NoCase");
        }

        if (Cases.Any(one => string.IsNullOrWhiteSpace(one.Text)) || Zeroes.Any(zero => string.IsNullOrWhiteSpace(zero.Text)))
        {
            yield return new("Schemes.Fault.NoText");
        }

        foreach (var fault in KindFaults())
        {
            yield return fault;
        }
    }

    /// <summary>What the best answer gives. It must be the maximum, or full marks could never be reached.</summary>
    private protected abstract Points Best { get; }

    private protected abstract IEnumerable<RuleFault> KindFaults();

    /// <summary>Of rows from the best to the worst: no two with the same threshold, none that gives more than a better one.</summary>
    private protected static IEnumerable<RuleFault> Descending<T>(IEnumerable<(T Threshold, Points Gives)> rows)
        where T : struct
    {
        var pairs = rows.Zip(rows.Skip(1)).ToList();
        if (pairs.Any(pair => pair.First.Threshold.Equals(pair.Second.Threshold)))
        {
            yield return new("Schemes.Fault.BandTwice");
        }

        if (pairs.Any(pair => pair.First.Gives < pair.Second.Gives))
        {
            yield return new("Schemes.Fault.BandOrder");
        }
    }

    private protected static IEnumerable<RuleFault> NoneBelowZero(IEnumerable<Points> given)
    {
        if (given.Any(points => points < Points.Zero))
        {
            yield return new("Schemes.Fault.BelowZero");
        }
    }
}

public enum PartKind
{
    Occurrences,
    Ratio,
    Levels,
    Checks,
    Ranks,
    Deduction,
}

/// <summary>A row of a rule: the code it is entered under and the words an inspector reads.</summary>
public interface IRuleCase
{
    string Code { get; }

    string Text { get; }
}

/// <summary>A condition that zeroes the whole item (本项清零), whatever its parts give. A fact may answer it.</summary>
public sealed record ZeroCondition(string Code, string Text, string? Fact = null) : IRuleCase;
