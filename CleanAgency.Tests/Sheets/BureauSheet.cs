using CleanAgency.Core.Sheets;
using CleanAgency.Infrastructure.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Sheets;

public enum BureauKind
{
    Party,
    Economy,
    Law,
}

public sealed record Bureau(
    string Code, string Name, BureauKind Kind, int Heads, bool Window, DateOnly Since, int Points, IReadOnlyList<string> Areas, int? Order, string Note);

/// <summary>A sheet with every type of column, as a feature would declare it.</summary>
public sealed class BureauSheet : SheetLayout<Bureau>
{
    public static readonly BureauSheet Layout = new();

    private BureauSheet()
        : base(new("单位", null, "单位名单"))
    {
        Code = Required(new("代码", "导入时按代码对应"), Cell.Code(10, LetterCase.Upper), row => row.Code, 10);
        Name = Required(new("名称", null, "单位名称"), Cell.Text(40), row => row.Name, 30);
        Kind = Required(new("类别"), Cell.Choice([(BureauKind.Party, "党群综合类"), (BureauKind.Economy, "经济发展类"), (BureauKind.Law, "执法监管类")]), row => row.Kind, 14);
        Heads = Required(new("在岗人数"), Cell.Whole(0, 9999), row => row.Heads, 10);
        Window = Optional(new("窗口"), Cell.YesNo, row => row.Window, 8);
        Since = Required(new("设立日期"), Cell.Date, row => row.Since, 12);
        Points = Optional(new("分值"), Cell.Hundredths(0, 10000).OrElse(0), row => row.Points, 8);
        Areas = Optional(new("片区"), Cell.Codes(10), row => row.Areas, 20);
        Order = Optional(new("序号"), Cell.Whole(1, 9999).OrNone(), row => row.Order, 8);
        Note = Optional(new("备注"), Cell.Text(50), row => row.Note, 30);
        KeyedBy(Code);
        NamedBy(Name);
    }

    public SheetColumn<Bureau, string> Code { get; }

    public new SheetColumn<Bureau, string> Name { get; }

    public SheetColumn<Bureau, BureauKind> Kind { get; }

    public SheetColumn<Bureau, int> Heads { get; }

    public SheetColumn<Bureau, bool> Window { get; }

    public SheetColumn<Bureau, DateOnly> Since { get; }

    public SheetColumn<Bureau, int> Points { get; }

    public SheetColumn<Bureau, IReadOnlyList<string>> Areas { get; }

    public SheetColumn<Bureau, int?> Order { get; }

    public SheetColumn<Bureau, string> Note { get; }

    protected override Bureau Make(SheetRow<Bureau> cells) => new(
        cells.Of(Code), cells.Of(Name), cells.Of(Kind), cells.Of(Heads), cells.Of(Window), cells.Of(Since), cells.Of(Points), cells.Of(Areas), cells.Of(Order), cells.Of(Note));
}

/// <summary>Two key columns and no name, as facts have.</summary>
public sealed record Tally(string Unit, string Fact, int Value);

public sealed class TallySheet : SheetLayout<Tally>
{
    public static readonly TallySheet Layout = new();

    private readonly SheetColumn<Tally, string> unit;
    private readonly SheetColumn<Tally, string> fact;
    private readonly SheetColumn<Tally, int> value;

    private TallySheet()
        : base(new("事实"), mostRows: 3)
    {
        unit = Required(new("单位代码"), Cell.Code(10), row => row.Unit, 10);
        fact = Required(new("事实"), Cell.Text(20), row => row.Fact, 10);
        value = Required(new("数值"), Cell.Whole(0, 100), row => row.Value, 10);
        KeyedBy(unit, fact);
    }

    protected override Tally Make(SheetRow<Tally> cells) => new(cells.Of(unit), cells.Of(fact), cells.Of(value));
}

internal static class Books
{
    public static readonly IWorkbooks Workbooks = new ServiceCollection().AddSheets().BuildServiceProvider().GetRequiredService<IWorkbooks>();

    public static Bureau Bureau(string code, string name = "区委办公室", int heads = 26) =>
        new(code, name, BureauKind.Party, heads, false, new(2019, 3, 1), 50, ["城南", "临江"], 3, "");

    public static RawWorkbook Open(byte[] file) => Workbooks.Read(new MemoryStream(file));

    public static SheetReading<Bureau> Bureaus(byte[] file) => BureauSheet.Layout.Read(Open(file));

    public static string Said(this SheetRow<Bureau> row) => string.Join('|', row.Problems);
}
