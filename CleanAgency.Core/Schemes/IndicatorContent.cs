using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>Everything that is written about a second-level item, as one value: a field, an import row and a stored row are checked and compared as such.</summary>
public sealed record IndicatorContent
{
    public const int LongText = 1000;

    public required string Code { get; init; }

    public required string Name { get; init; }

    public Points Max { get; init; }

    /// <summary>评价要点.</summary>
    public string Focus { get; init; } = "";

    /// <summary>评分规则 as people read it; the rule itself is data.</summary>
    public string Wording { get; init; } = "";

    public string Evidence { get; init; } = "";

    /// <summary>查核方式.</summary>
    public string Checking { get; init; } = "";

    /// <summary>适用与不适用, in words.</summary>
    public string Scope { get; init; } = "";

    /// <summary>对应工作机制: where the item comes from.</summary>
    public string Mechanism { get; init; } = "";

    /// <summary>适用条件, in the form that the program reads too.</summary>
    public string Condition { get; init; } = "";

    /// <summary>减负说明: on what basis the item looks at frequency.</summary>
    public string ReliefBasis { get; init; } = "";

    public bool EvidenceRequired { get; init; }

    public string Text(IndicatorField field) => field switch
    {
        IndicatorField.Code => Code,
        IndicatorField.Name => Name,
        IndicatorField.Max => Max.ToEntry(),
        IndicatorField.Focus => Focus,
        IndicatorField.Wording => Wording,
        IndicatorField.Evidence => Evidence,
        IndicatorField.Checking => Checking,
        IndicatorField.Scope => Scope,
        IndicatorField.Mechanism => Mechanism,
        IndicatorField.Condition => Condition,
        IndicatorField.ReliefBasis => ReliefBasis,
        IndicatorField.EvidenceRequired => EvidenceRequired ? "true" : "false",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public IndicatorContent With(IndicatorField field, string? value)
    {
        var text = (value ?? "").Trim();
        return field switch
        {
            IndicatorField.Code => this with { Code = text.ToUpperInvariant() },
            IndicatorField.Name => this with { Name = text },
            IndicatorField.Max => this with { Max = MaxOf(text) },
            IndicatorField.Focus => this with { Focus = text },
            IndicatorField.Wording => this with { Wording = text },
            IndicatorField.Evidence => this with { Evidence = text },
            IndicatorField.Checking => this with { Checking = text },
            IndicatorField.Scope => this with { Scope = text },
            IndicatorField.Mechanism => this with { Mechanism = text },
            IndicatorField.Condition => this with { Condition = text },
            IndicatorField.ReliefBasis => this with { ReliefBasis = text },
            IndicatorField.EvidenceRequired => this with { EvidenceRequired = text == "true" },
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    /// <summary>The rules that need no other row. One place for the field, the form and the import.</summary>
    public IndicatorContent Checked()
    {
        if (Code.Length is < 1 or > 10 || !Code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new RuleBroken("Schemes.CodeForm", Code);
        }

        if (Name.Length is < 2 or > 60)
        {
            throw new RuleBroken("Schemes.LengthBetween", Named(IndicatorField.Name), 2, 60);
        }

        if (Max <= Points.Zero || Max > Points.Hundred)
        {
            throw new RuleBroken("Schemes.MaxBetween", Named(IndicatorField.Max), Max.ToEntry());
        }

        if (Enum.GetValues<IndicatorField>().Where(field => Text(field).Length > LongText).Cast<IndicatorField?>().FirstOrDefault() is { } tooLong)
        {
            throw new RuleBroken("Schemes.TooLong", Named(tooLong), LongText);
        }

        return WithCondition();
    }

    /// <summary>The condition as the program prints it, where it can be read: nothing is 全部, and blanks never matter.</summary>
    public IndicatorContent WithPlainCondition()
    {
        try
        {
            return WithCondition();
        }
        catch (RuleBroken)
        {
            return this;
        }
    }

    private IndicatorContent WithCondition() => this with { Condition = (Condition.Length == 0 ? Applicability.Everyone : Applicability.Parse(Condition)).ToString() };

    public static TextCode Named(IndicatorField field) => new($"Schemes.IndicatorField.{field}");

    internal static Points MaxOf(string text) => Points.TryParse(text, out var points) ? points : throw new RuleBroken("Schemes.NotPoints", text);
}
