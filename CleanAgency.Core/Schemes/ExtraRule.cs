using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

public enum ExtraKind
{
    /// <summary>加分.</summary>
    Bonus,

    /// <summary>负面清单.</summary>
    Negative,

    /// <summary>一票否决.</summary>
    Veto,
}

/// <summary>What counts beside the hundred points: adds up to a cap, takes up to a cap, or decides the grade.</summary>
public sealed class ExtraRule : Entity, IPartOf
{
    internal ExtraRule(Guid schemeId, int place, ExtraContent content, Guid? lineage = null)
    {
        (SchemeId, Place, Kind, Lineage) = (schemeId, place, content.Kind, lineage ?? Id);
        Take(content);
    }

    private ExtraRule()
    {
    }

    public Guid SchemeId { get; private init; }

    [NotAudited]
    public Guid Lineage { get; private init; }

    [NotAudited]
    public int Place { get; internal set; }

    public ExtraKind Kind { get; private init; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Terms { get; private set; } = "";

    public string Basis { get; private set; } = "";

    public Points Each { get; private set; }

    public Points Cap { get; private set; }

    public bool ZeroesRelated { get; private set; }

    public VetoEffect Effect { get; private set; }

    public string Grade { get; private set; } = "";

    public bool CancelsShowcase { get; private set; }

    public bool CancelsCommendation { get; private set; }

    public override string Caption => $"{Code} {Name}";

    Guid IPartOf.WholeId => SchemeId;

    Type IPartOf.Whole => typeof(Scheme);

    public ExtraContent Content => new()
    {
        Kind = Kind,
        Code = Code,
        Name = Name,
        Terms = Terms,
        Basis = Basis,
        Each = Each,
        Cap = Cap,
        ZeroesRelated = ZeroesRelated,
        Effect = Effect,
        Grade = Grade,
        CancelsShowcase = CancelsShowcase,
        CancelsCommendation = CancelsCommendation,
    };

    public BonusRule AsBonus() => new(Code, Name, Terms, Basis, Each, Cap);

    public NegativeRule AsNegative() => new(Code, Name, Terms, Basis, Each, ZeroesRelated);

    public VetoRule AsVeto() => new(Code, Name, Terms, Effect, Grade, CancelsShowcase, CancelsCommendation);

    internal IReadOnlyList<RuleFault> Faults(IReadOnlyList<string> grades) => Kind switch
    {
        ExtraKind.Bonus => AsBonus().Faults(),
        ExtraKind.Negative => AsNegative().Faults(),
        _ => AsVeto().Faults(grades),
    };

    internal IReadOnlyList<BurdenHit> Burden() => Kind switch
    {
        ExtraKind.Bonus => BurdenLint.Read(AsBonus()),
        ExtraKind.Negative => BurdenLint.Read(AsNegative()),
        _ => [],
    };

    internal ExtraRule CopyInto(Guid schemeId) => new(schemeId, Place, Content, Lineage);

    internal void Take(ExtraContent content)
    {
        content = content.Checked();
        (Code, Name, Terms, Basis, Each, Cap) = (content.Code, content.Name, content.Terms, content.Basis, content.Each, content.Cap);
        (ZeroesRelated, Effect, Grade) = (content.ZeroesRelated, content.Effect, content.Grade);
        (CancelsShowcase, CancelsCommendation) = (content.CancelsShowcase, content.CancelsCommendation);
    }
}
