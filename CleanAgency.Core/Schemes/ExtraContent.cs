using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>A bonus, negative or veto rule as one value; what its kind has no use for stays empty.</summary>
public sealed record ExtraContent
{
    public required ExtraKind Kind { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>分值规则, 扣分, 效果: as people read it.</summary>
    public string Terms { get; init; } = "";

    /// <summary>佐证 of a bonus, 认定依据 of a negative rule.</summary>
    public string Basis { get; init; } = "";

    public Points Each { get; init; }

    /// <summary>Of a bonus: at most so much from this rule.</summary>
    public Points Cap { get; init; }

    /// <summary>Of a negative rule: items it is about count nothing.</summary>
    public bool ZeroesRelated { get; init; }

    public VetoEffect Effect { get; init; }

    /// <summary>Of a veto: the grade it caps or sets, one of the policy's.</summary>
    public string Grade { get; init; } = "";

    public bool CancelsShowcase { get; init; }

    public bool CancelsCommendation { get; init; }

    public ExtraContent Checked()
    {
        var plain = Kind switch
        {
            ExtraKind.Bonus => this with { ZeroesRelated = false, Grade = "", Effect = default, CancelsShowcase = false, CancelsCommendation = false },
            ExtraKind.Negative => this with { Cap = Points.Zero, Grade = "", Effect = default, CancelsShowcase = false, CancelsCommendation = false },
            _ => this with { Each = Points.Zero, Cap = Points.Zero, ZeroesRelated = false, Basis = "" },
        };
        plain = plain with { Code = Code.Trim().ToUpperInvariant(), Name = Name.Trim(), Terms = Terms.Trim(), Basis = plain.Basis.Trim(), Grade = plain.Grade.Trim() };
        return plain.WhyNot() is { } no ? throw no : plain;
    }

    private RuleBroken? WhyNot() =>
        Code.Length is < 1 or > 10 || !Code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-') ? new("Schemes.CodeForm", Code)
        : Name.Length is < 2 or > 200 ? new("Schemes.LengthBetween", new TextCode("Schemes.Extra.Name"), 2, 200)
        : Terms.Length > 200 || Basis.Length > 200 ? new("Schemes.TooLong", new TextCode(Terms.Length > 200 ? "Schemes.Extra.Terms" : "Schemes.Extra.Basis"), 200)
        : Kind != ExtraKind.Veto && (Each <= Points.Zero || Each > Points.Hundred) ? new("Schemes.MaxBetween", new TextCode("Schemes.Extra.Each"), Each.ToEntry())
        : Kind == ExtraKind.Bonus && Cap < Each ? new("Schemes.CapBelowEach", Cap.ToEntry(), Each.ToEntry())
        : Kind == ExtraKind.Veto && Grade.Length == 0 ? new("Schemes.VetoWithoutGrade")
        : null;
}
