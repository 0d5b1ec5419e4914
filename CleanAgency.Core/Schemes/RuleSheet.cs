using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Schemes;

/// <summary>One case of the rule of one item.</summary>
public sealed record RuleSheetRow(string Item, RuleRow Row);

/// <summary>The sheet 规则: a line a case, in the order of items and parts.</summary>
public sealed class RuleSheet : SheetLayout<RuleSheetRow>
{
    public static readonly RuleSheet Layout = new();

    private readonly SheetColumn<RuleSheetRow, int> part;
    private readonly SheetColumn<RuleSheetRow, Points> most;
    private readonly SheetColumn<RuleSheetRow, WhenNone?> whenNone;
    private readonly SheetColumn<RuleSheetRow, string> partFact;
    private readonly SheetColumn<RuleSheetRow, string> text;
    private readonly SheetColumn<RuleSheetRow, Points?> atLeast;
    private readonly SheetColumn<RuleSheetRow, Points?> gives;
    private readonly SheetColumn<RuleSheetRow, Points?> each;
    private readonly SheetColumn<RuleSheetRow, Points?> cap;
    private readonly SheetColumn<RuleSheetRow, int?> times;
    private readonly SheetColumn<RuleSheetRow, bool> zeroes;
    private readonly SheetColumn<RuleSheetRow, string> fact;

    private RuleSheet()
        : base("Schemes.Sheet.Rules")
    {
        Item = Required("Schemes.Sheet.Code", Cell.Code(10, LetterCase.Upper), row => row.Item, 8);
        part = Required("Schemes.Sheet.Part", Cell.Whole(1, 20), row => row.Row.Part, 6);
        Kind = Required("Schemes.Sheet.Kind", Cell.Choice<PartKind>("Schemes"), row => row.Row.Kind, 12);
        most = Required("Schemes.Sheet.PartMost", Points100, row => row.Row.Most, 10);
        whenNone = Optional("Schemes.Sheet.WhenNone", Cell.Choice<WhenNone>("Schemes").OrNone(), row => row.Row.WhenNone, 10);
        partFact = Optional("Schemes.Sheet.PartFact", Cell.Text(30), row => row.Row.PartFact ?? "", 14);
        Code = Required("Schemes.Sheet.CaseCode", Cell.Code(20, LetterCase.Upper), row => row.Row.Code, 12);
        text = Required("Schemes.Sheet.Case", Cell.Text(200), row => row.Row.Text, 60);
        atLeast = Optional("Schemes.Sheet.AtLeast", Points100.OrNone(), row => row.Row.AtLeast is { } percent ? new Points(percent.Hundredths) : null, 14);
        gives = Optional("Schemes.Sheet.Gives", Points100.OrNone(), row => row.Row.Gives, 8);
        each = Optional("Schemes.Sheet.EachLess", Points100.OrNone(), row => row.Row.Each, 10);
        cap = Optional("Schemes.Sheet.CaseCap", Points100.OrNone(), row => row.Row.Cap, 8);
        times = Optional("Schemes.Sheet.Times", Cell.Whole(1, 10_000).OrNone(), row => row.Row.Times, 10);
        zeroes = Optional("Schemes.Sheet.Zeroes", Cell.YesNo, row => row.Row.Zeroes, 10);
        fact = Optional("Schemes.Sheet.CountFact", Cell.Text(30), row => row.Row.Fact ?? "", 14);
        KeyedBy(Code);
        NamedBy(text);
        MayBeEmpty();
    }

    public SheetColumn<RuleSheetRow, string> Item { get; }

    public SheetColumn<RuleSheetRow, PartKind> Kind { get; }

    public SheetColumn<RuleSheetRow, string> Code { get; }

    private static CellType<Points> Points100 => Cell.Points(Points.Zero, Points.Hundred);

    protected override RuleSheetRow Make(SheetRow<RuleSheetRow> cells) => new(cells.Of(Item), new()
    {
        Part = cells.Of(part),
        Kind = cells.Of(Kind),
        Most = cells.Of(most),
        WhenNone = cells.Of(whenNone),
        PartFact = OrNull(cells.Of(partFact)),
        Code = cells.Of(Code),
        Text = cells.Of(text),
        AtLeast = cells.Of(atLeast) is { } percent ? new Percent(percent.Hundredths) : null,
        Gives = cells.Of(gives),
        Each = cells.Of(each),
        Cap = cells.Of(cap),
        Times = cells.Of(times),
        Zeroes = cells.Of(zeroes),
        Fact = OrNull(cells.Of(fact)),
    });

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}
