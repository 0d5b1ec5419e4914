using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Facts;

/// <summary>A fact as a line of a workbook.</summary>
public sealed record FactRow(string UnitCode, string Round, string Name, FactContent Content);

/// <summary>The sheet 事实: what is exported can be imported again and changes nothing.</summary>
public sealed class FactSheet : SheetLayout<FactRow>
{
    public static readonly FactSheet Layout = new();

    private readonly SheetColumn<FactRow, int> value;
    private readonly SheetColumn<FactRow, int?> whole;
    private readonly SheetColumn<FactRow, string> source;
    private readonly SheetColumn<FactRow, DateOnly> asOf;

    private FactSheet()
        : base("Facts.Sheet", mostRows: 50_000)
    {
        UnitCode = Required("Facts.Sheet.UnitCode", Cell.Code(20, LetterCase.Upper), row => row.UnitCode, 12);
        Round = Required("Facts.Sheet.Round", Cell.Code(12, LetterCase.Upper), row => row.Round, 10);
        FactName = Required("Facts.Sheet.Name", Cell.Text(40), row => row.Name, 22);
        value = Required("Facts.Sheet.Value", Cell.Whole(0, (int)FactContent.Most), row => (int)row.Content.Value, 14);
        whole = Optional("Facts.Sheet.Whole", Cell.Whole(0, (int)FactContent.Most).OrNone(), row => (int?)row.Content.Whole, 10);
        source = Required("Facts.Sheet.Source", Cell.Text(100), row => row.Content.Source, 30);
        asOf = Required("Facts.Sheet.AsOf", Cell.Date, row => row.Content.AsOf, 12);
        KeyedBy(UnitCode, Round, FactName);
        NamedBy(FactName);
    }

    public SheetColumn<FactRow, string> UnitCode { get; }

    public SheetColumn<FactRow, string> Round { get; }

    public SheetColumn<FactRow, string> FactName { get; }

    /// <summary>Where a broken rule of the fact is shown.</summary>
    public SheetColumn<FactRow> ColumnOf(RuleBroken broken) => broken.Code switch
    {
        "Facts.NoSuchUnit" or "Facts.OutOfScope" => UnitCode,
        "Facts.NoSuchRound" => Round,
        "Facts.NameForm" => FactName,
        "Facts.MoreThanWhole" => whole,
        "Facts.AsOfAhead" => asOf,
        "Facts.SourceForm" => source,
        _ => value,
    };

    protected override FactRow Make(SheetRow<FactRow> cells) =>
        new(cells.Of(UnitCode), cells.Of(Round), cells.Of(FactName), new(cells.Of(value), cells.Of(whole), cells.Of(source), cells.Of(asOf)));
}
