using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Units;

/// <summary>A unit as a line of a workbook.</summary>
public sealed record UnitRow(string Code, UnitProfile Profile);

/// <summary>The sheet 单位: what is exported can be imported again and changes nothing.</summary>
public sealed class UnitSheet : SheetLayout<UnitRow>
{
    public static readonly UnitSheet Layout = new();

    private readonly SheetColumn<UnitRow, int> sequence;
    private readonly SheetColumn<UnitRow, string> shortName;
    private readonly SheetColumn<UnitRow, string> category;
    private readonly SheetColumn<UnitRow, int> headcount;
    private readonly SheetColumn<UnitRow, bool> window;
    private readonly SheetColumn<UnitRow, bool> approval;
    private readonly SheetColumn<UnitRow, bool> stations;
    private readonly SheetColumn<UnitRow, bool> funds;
    private readonly SheetColumn<UnitRow, string> area;
    private readonly SheetColumn<UnitRow, string> address;
    private readonly SheetColumn<UnitRow, string> leader;
    private readonly SheetColumn<UnitRow, DateOnly> activeFrom;
    private readonly SheetColumn<UnitRow, DateOnly?> activeTo;
    private readonly SheetColumn<UnitRow, string> pinyin;

    private UnitSheet()
        : base("Units.Sheet")
    {
        Code = Required("Units.Sheet.Code", Cell.Code(20, LetterCase.Upper), row => row.Code, 10);
        sequence = Required("Units.Sheet.Sequence", Cell.Whole(0, 99_999), row => row.Profile.Sequence, 8);
        UnitName = Required("Units.Sheet.Name", Cell.Text(60), row => row.Profile.Name, 34);
        shortName = Optional("Units.Sheet.ShortName", Cell.Text(60), row => row.Profile.ShortName, 20);
        category = Required("Units.Sheet.Category", Cell.Text(20), row => row.Profile.Category, 18);
        headcount = Required("Units.Sheet.Headcount", Cell.Whole(0, 99_999), row => row.Profile.Headcount, 10);
        window = Optional("Units.Sheet.Window", Cell.YesNo, row => row.Profile.Window, 10);
        approval = Optional("Units.Sheet.Approval", Cell.YesNo, row => row.Profile.Approval, 10);
        stations = Optional("Units.Sheet.Stations", Cell.YesNo, row => row.Profile.Stations, 10);
        funds = Optional("Units.Sheet.Funds", Cell.YesNo, row => row.Profile.Funds, 10);
        area = Optional("Units.Sheet.Area", Cell.Text(30), row => row.Profile.Area, 14);
        address = Optional("Units.Sheet.Address", Cell.Text(100), row => row.Profile.Address, 30);
        leader = Optional("Units.Sheet.Leader", Cell.Text(30), row => row.Profile.Leader, 12);
        Parent = Optional("Units.Sheet.Parent", Cell.Code(20, LetterCase.Upper), row => row.Profile.Parent, 12);
        activeFrom = Required("Units.Sheet.ActiveFrom", Cell.Date, row => row.Profile.ActiveFrom, 12);
        activeTo = Optional("Units.Sheet.ActiveTo", Cell.Date.OrNone(), row => row.Profile.ActiveTo, 12);
        pinyin = Optional("Units.Sheet.Pinyin", Cell.Text(300), row => row.Profile.Pinyin, 34);
        KeyedBy(Code);
        NamedBy(UnitName);
    }

    public SheetColumn<UnitRow, string> Code { get; }

    public SheetColumn<UnitRow, string> UnitName { get; }

    public SheetColumn<UnitRow, string> Parent { get; }

    /// <summary>Where a broken rule of the profile is shown.</summary>
    public SheetColumn<UnitRow> ColumnOf(RuleBroken broken) => broken.Code switch
    {
        "Units.CodeForm" => Code,
        "Units.PinyinForm" => pinyin,
        "Units.ClosedBeforeOpened" => activeTo,
        "Units.LengthBetween" when broken.Arguments is [TextCode { Code: "Units.UnitField.Category" }, ..] => category,
        _ => UnitName,
    };

    protected override UnitRow Make(SheetRow<UnitRow> cells) => new(cells.Of(Code), new()
    {
        Sequence = cells.Of(sequence),
        Name = cells.Of(UnitName),
        ShortName = cells.Of(shortName) is { Length: > 0 } brief ? brief : cells.Of(UnitName),
        Category = cells.Of(category),
        Headcount = cells.Of(headcount),
        Window = cells.Of(window),
        Approval = cells.Of(approval),
        Stations = cells.Of(stations),
        Funds = cells.Of(funds),
        Area = cells.Of(area),
        Address = cells.Of(address),
        Leader = cells.Of(leader),
        Parent = cells.Of(Parent),
        ActiveFrom = cells.Of(activeFrom),
        ActiveTo = cells.Of(activeTo),
        Pinyin = Pinyin.Tidy(cells.Of(pinyin)) is { Length: > 0 } said ? said : Pinyin.Of(cells.Of(UnitName)),
    });
}
