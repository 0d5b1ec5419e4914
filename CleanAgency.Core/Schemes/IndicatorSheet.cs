using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Schemes;

/// <summary>An item as a line of a workbook; 规则类型 only says in passing what the sheet 规则 says in full.</summary>
public sealed record IndicatorRow(string Area, IndicatorContent Content, string RuleType);

/// <summary>The sheet 指标.</summary>
public sealed class IndicatorSheet : SheetLayout<IndicatorRow>
{
    public static readonly IndicatorSheet Layout = new();

    private readonly SheetColumn<IndicatorRow, string> code;
    private readonly SheetColumn<IndicatorRow, string> area;
    private readonly SheetColumn<IndicatorRow, string> name;
    private readonly SheetColumn<IndicatorRow, Points> max;
    private readonly SheetColumn<IndicatorRow, string> focus;
    private readonly SheetColumn<IndicatorRow, string> wording;
    private readonly SheetColumn<IndicatorRow, string> evidence;
    private readonly SheetColumn<IndicatorRow, string> checking;
    private readonly SheetColumn<IndicatorRow, string> scope;
    private readonly SheetColumn<IndicatorRow, string> mechanism;
    private readonly SheetColumn<IndicatorRow, string> condition;
    private readonly SheetColumn<IndicatorRow, string> reliefBasis;
    private readonly SheetColumn<IndicatorRow, bool> evidenceRequired;

    private IndicatorSheet()
        : base("Schemes.Sheet.Items")
    {
        code = Required("Schemes.Sheet.Code", Cell.Code(10, LetterCase.Upper), row => row.Content.Code, 8);
        area = Required("Schemes.Sheet.Area", Cell.Text(30), row => row.Area, 16);
        name = Required("Schemes.Sheet.Name", Cell.Text(60), row => row.Content.Name, 30);
        max = Required("Schemes.Sheet.Max", Cell.Points(Points.Zero, Points.Hundred), row => row.Content.Max, 8);
        focus = Optional("Schemes.Sheet.Focus", LongText, row => row.Content.Focus, 40);
        wording = Optional("Schemes.Sheet.Wording", LongText, row => row.Content.Wording, 60);
        Type = Optional("Schemes.Sheet.Type", Cell.Text(40), row => row.RuleType, 24);
        evidence = Optional("Schemes.Sheet.Evidence", LongText, row => row.Content.Evidence, 40);
        checking = Optional("Schemes.Sheet.Checking", LongText, row => row.Content.Checking, 18);
        scope = Optional("Schemes.Sheet.Scope", LongText, row => row.Content.Scope, 30);
        mechanism = Optional("Schemes.Sheet.Mechanism", LongText, row => row.Content.Mechanism, 30);
        condition = Optional("Schemes.Sheet.Condition", LongText, row => row.Content.Condition, 24);
        reliefBasis = Optional("Schemes.Sheet.ReliefBasis", LongText, row => row.Content.ReliefBasis, 40);
        evidenceRequired = Optional("Schemes.Sheet.EvidenceRequired", Cell.YesNo, row => row.Content.EvidenceRequired, 12);
        KeyedBy(code);
        NamedBy(name);
        MayBeEmpty();
    }

    public SheetColumn<IndicatorRow, string> Type { get; }

    private static CellType<string> LongText => Cell.Text(IndicatorContent.LongText);

    /// <summary>Where a broken rule of the content is shown.</summary>
    public SheetColumn<IndicatorRow> ColumnOf(RuleBroken broken) => broken.Code switch
    {
        "Schemes.CodeForm" => code,
        "Schemes.MaxBetween" => max,
        "Schemes.LengthBetween" => name,
        _ => condition,
    };

    protected override IndicatorRow Make(SheetRow<IndicatorRow> cells)
    {
        var content = new IndicatorContent
        {
            Code = cells.Of(code),
            Name = cells.Of(name),
            Max = cells.Of(max),
            Focus = cells.Of(focus),
            Wording = cells.Of(wording),
            Evidence = cells.Of(evidence),
            Checking = cells.Of(checking),
            Scope = cells.Of(scope),
            Mechanism = cells.Of(mechanism),
            Condition = cells.Of(condition),
            ReliefBasis = cells.Of(reliefBasis),
            EvidenceRequired = cells.Of(evidenceRequired),
        };
        return new(cells.Of(area), content.WithPlainCondition(), cells.Of(Type));
    }
}
