using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Schemes;

/// <summary>The sheets 加分, 负面 and 否决 share code, matter and terms; the rest is each sheet's own.</summary>
public abstract class ExtraSheet : SheetLayout<ExtraContent>
{
    private readonly SheetColumn<ExtraContent, string> terms;

    private protected ExtraSheet(string name, ExtraKind kind, string matter, string termsTitle)
        : base(name)
    {
        Kind = kind;
        Code = Required("Schemes.Sheet.Code", Cell.Code(10, LetterCase.Upper), row => row.Code, 8);
        Matter = Required(matter, Cell.Text(200), row => row.Name, 50);
        terms = Optional(termsTitle, Cell.Text(200), row => row.Terms, 36);
        KeyedBy(Code);
        NamedBy(Matter);
        MayBeEmpty();
    }

    public ExtraKind Kind { get; }

    public SheetColumn<ExtraContent, string> Code { get; }

    public SheetColumn<ExtraContent, string> Matter { get; }

    /// <summary>Where a broken rule of the content is shown.</summary>
    public virtual SheetColumn<ExtraContent> ColumnOf(RuleBroken broken) => broken.Code == "Schemes.CodeForm" ? Code : Matter;

    protected static CellType<Points> Amount => Cell.Points(Points.Zero, Points.Hundred);

    protected sealed override ExtraContent Make(SheetRow<ExtraContent> cells) =>
        Fill(new() { Kind = Kind, Code = cells.Of(Code), Name = cells.Of(Matter), Terms = cells.Of(terms) }, cells);

    protected abstract ExtraContent Fill(ExtraContent content, SheetRow<ExtraContent> cells);
}

public sealed class BonusSheet : ExtraSheet
{
    public static readonly BonusSheet Layout = new();

    private readonly SheetColumn<ExtraContent, string> evidence;
    private readonly SheetColumn<ExtraContent, Points> each;
    private readonly SheetColumn<ExtraContent, Points> cap;

    private BonusSheet()
        : base("Schemes.Sheet.Bonuses", ExtraKind.Bonus, "Schemes.Sheet.BonusMatter", "Schemes.Sheet.BonusTerms")
    {
        evidence = Optional("Schemes.Sheet.BonusEvidence", Cell.Text(200), row => row.Basis, 36);
        each = Required("Schemes.Sheet.BonusEach", Amount, row => row.Each, 8);
        cap = Required("Schemes.Sheet.BonusCap", Amount, row => row.Cap, 8);
    }

    public override SheetColumn<ExtraContent> ColumnOf(RuleBroken broken) => broken.Code switch
    {
        "Schemes.MaxBetween" => each,
        "Schemes.CapBelowEach" => cap,
        _ => base.ColumnOf(broken),
    };

    protected override ExtraContent Fill(ExtraContent content, SheetRow<ExtraContent> cells) =>
        content with { Basis = cells.Of(evidence), Each = cells.Of(each), Cap = cells.Of(cap) };
}

public sealed class NegativeSheet : ExtraSheet
{
    public static readonly NegativeSheet Layout = new();

    private readonly SheetColumn<ExtraContent, string> basis;
    private readonly SheetColumn<ExtraContent, Points> each;
    private readonly SheetColumn<ExtraContent, NegativeAlso> also;

    private NegativeSheet()
        : base("Schemes.Sheet.Negatives", ExtraKind.Negative, "Schemes.Sheet.Situation", "Schemes.Sheet.NegativeTerms")
    {
        basis = Optional("Schemes.Sheet.NegativeBasis", Cell.Text(200), row => row.Basis, 30);
        each = Required("Schemes.Sheet.NegativeEach", Amount, row => row.Each, 8);
        also = Optional("Schemes.Sheet.Also", Cell.Choice<NegativeAlso>("Schemes").OrElse(NegativeAlso.Nothing), row => row.ZeroesRelated ? NegativeAlso.ZeroesRelated : NegativeAlso.Nothing, 24);
    }

    private enum NegativeAlso
    {
        Nothing,
        ZeroesRelated,
    }

    public override SheetColumn<ExtraContent> ColumnOf(RuleBroken broken) => broken.Code == "Schemes.MaxBetween" ? each : base.ColumnOf(broken);

    protected override ExtraContent Fill(ExtraContent content, SheetRow<ExtraContent> cells) =>
        content with { Basis = cells.Of(basis), Each = cells.Of(each), ZeroesRelated = cells.Of(also) == NegativeAlso.ZeroesRelated };
}

public sealed class VetoSheet : ExtraSheet
{
    public static readonly VetoSheet Layout = new();

    private readonly SheetColumn<ExtraContent, VetoEffect> effect;
    private readonly SheetColumn<ExtraContent, string> grade;
    private readonly SheetColumn<ExtraContent, VetoAlso> also;

    private VetoSheet()
        : base("Schemes.Sheet.Vetoes", ExtraKind.Veto, "Schemes.Sheet.Situation", "Schemes.Sheet.VetoTerms")
    {
        effect = Required("Schemes.Sheet.VetoEffect", Cell.Choice<VetoEffect>("Schemes"), row => row.Effect, 12);
        grade = Required("Schemes.Sheet.Grade", Cell.Text(10), row => row.Grade, 10);
        also = Optional("Schemes.Sheet.Also", Cell.Choice<VetoAlso>("Schemes").OrElse(VetoAlso.Nothing), AlsoOf, 24);
    }

    /// <summary>附带: what goes with the grade.</summary>
    private enum VetoAlso
    {
        Nothing,
        Showcase,
        Commendation,
        Both,
    }

    protected override ExtraContent Fill(ExtraContent content, SheetRow<ExtraContent> cells) => content with
    {
        Effect = cells.Of(effect),
        Grade = cells.Of(grade),
        CancelsShowcase = cells.Of(also) is VetoAlso.Showcase or VetoAlso.Both,
        CancelsCommendation = cells.Of(also) is VetoAlso.Commendation or VetoAlso.Both,
    };

    private static VetoAlso AlsoOf(ExtraContent row) => (row.CancelsShowcase, row.CancelsCommendation) switch
    {
        (true, true) => VetoAlso.Both,
        (true, false) => VetoAlso.Showcase,
        (false, true) => VetoAlso.Commendation,
        _ => VetoAlso.Nothing,
    };
}
