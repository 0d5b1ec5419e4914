using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Scorecards;

/// <summary>A line of the workbook into which a card on paper is copied: one thing that an inspector may have written down about one item.</summary>
public sealed record PaperRow(
    string Code, string Name, string Line, string How, string Answer = "", int? Whole = null, string Fact = "", string Person = "", string Place = "", DateOnly? On = null, string Note = "")
{
    /// <summary>Of what stands on the card: who says it, where that is not the reader himself.</summary>
    public string By { get; init; } = "";
}

/// <summary>The sheet 回填. A found fact has a line of its own; whoever found two of a kind copies the line.</summary>
public sealed class PaperSheet : SheetLayout<PaperRow>
{
    public static readonly PaperSheet Layout = new();

    private PaperSheet()
        : base("Scorecards.Paper.Sheet", mostRows: 1_000)
    {
        Code = Required("Scorecards.Sheet.Code", Cell.Code(20, LetterCase.Upper), row => row.Code, 8);
        ItemName = Optional("Scorecards.Sheet.Item", Cell.Text(200), row => row.Name, 28);
        Line = Required("Scorecards.Paper.Sheet.Line", Cell.Code(40, LetterCase.Upper), row => row.Line, 14);
        How = Optional("Scorecards.Paper.Sheet.How", Cell.Text(4_000), row => row.How, 56);
        Answer = Optional("Scorecards.Paper.Sheet.Answer", Cell.Code(40, LetterCase.Upper), row => row.Answer, 10);
        Whole = Optional("Scorecards.Paper.Sheet.Whole", Cell.Whole(0, (int)FactContent.Most).OrNone(), row => row.Whole, 8);
        Fact = Optional("Scorecards.Sheet.Fact", Cell.Text(FoundFact.MostText), row => row.Fact, 40);
        Person = Optional("Scorecards.Sheet.Person", Cell.Text(100), row => row.Person, 12);
        Place = Optional("Scorecards.Sheet.Place", Cell.Text(100), row => row.Place, 12);
        On = Optional("Scorecards.Sheet.On", Cell.Date.OrNone(), row => row.On, 12);
        Note = Optional("Scorecards.Paper.Sheet.Note", Cell.Text(1_000), row => row.Note, 30);
        KeyedBy(Code, Line, Fact, Person, Place, On);
        NamedBy(ItemName);
    }

    public SheetColumn<PaperRow, string> Code { get; }

    public SheetColumn<PaperRow, string> Line { get; }

    public SheetColumn<PaperRow, string> Answer { get; }

    public SheetColumn<PaperRow, int?> Whole { get; }

    public SheetColumn<PaperRow, string> Fact { get; }

    public SheetColumn<PaperRow, string> Person { get; }

    public SheetColumn<PaperRow, string> Place { get; }

    public SheetColumn<PaperRow, DateOnly?> On { get; }

    public SheetColumn<PaperRow, string> Note { get; }

    private SheetColumn<PaperRow, string> ItemName { get; }

    private SheetColumn<PaperRow, string> How { get; }

    /// <summary>The cells that a person fills in.</summary>
    internal IReadOnlyList<SheetColumn<PaperRow>> Filled => [Answer, Whole, Fact, Person, Place, On, Note];

    /// <summary>Most lines of a card stay as they were printed.</summary>
    internal bool IsFilled(SheetRow<PaperRow> row) => row.Problems.Count > 0 || Filled.Any(column => row.Said(column).Length > 0);

    /// <summary>Where a broken rule is shown.</summary>
    internal SheetColumn<PaperRow> ColumnOf(RuleBroken broken) => broken.Code switch
    {
        "Scorecards.FactForm" or "Scorecards.Paper.Withdrawn" => Fact,
        "Scorecards.Paper.NoWhole" => Whole,
        "Scorecards.Paper.NoSource" or "Scorecards.Paper.NoReason" or "Scorecards.TextForm" => Note,
        _ => Answer,
    };

    protected internal override string WhoseIs(PaperRow was) => was.By;

    protected override PaperRow Make(SheetRow<PaperRow> cells) => new(
        cells.Of(Code), cells.Of(ItemName), cells.Of(Line), cells.Of(How), cells.Of(Answer), cells.Of(Whole), cells.Of(Fact), cells.Of(Person), cells.Of(Place), cells.Of(On), cells.Of(Note));
}

/// <summary>The sheet 评分表: which card it is, in words for people and in one line for the import.</summary>
internal sealed class PaperHeadSheet : SheetLayout<PaperHeadSheet.Row>
{
    public static readonly PaperHeadSheet Layout = new();

    private static readonly string KeyTitle = Written.InOffice("Scorecards.Paper.Key");
    private static readonly string UnitTitle = Written.InOffice("Scorecards.Sheet.Head.Unit");

    private readonly SheetColumn<Row, string> what;
    private readonly SheetColumn<Row, string> said;

    private PaperHeadSheet()
        : base("Scorecards.Paper.Head", mostRows: 20)
    {
        what = Required("Scorecards.Sheet.Head.What", Cell.Text(40), row => row.What, 18);
        said = Required("Scorecards.Sheet.Head.Said", Cell.Text(200), row => row.Said, 60);
        KeyedBy(what);
    }

    public sealed record Row(string What, string Said);

    public SheetContent Of(Scorecard card, string unit, string round, string scheme) => With(
    [
        new(UnitTitle, unit),
        new(Written.InOffice("Scorecards.Paper.Card"), card.Title),
        new(Written.InOffice("Scorecards.Sheet.Head.Round"), round),
        new(Written.InOffice("Scorecards.Sheet.Head.Scheme"), scheme),
        new(KeyTitle, KeyOf(card)),
    ]);

    /// <summary>Another card's workbook, and one from before the card was opened again, are no business of this card.</summary>
    public Judgement<Row> RefuseUnlessOf(Scorecard card, RawWorkbook book)
    {
        var reading = Read(book);
        var lines = reading.Rows.Select(row => row.Value).OfType<Row>().DistinctBy(row => row.What).ToDictionary(row => row.What, row => row.Said);
        var key = lines.GetValueOrDefault(KeyTitle) ?? throw new RuleBroken("Scorecards.Paper.NoKey");
        if (key != KeyOf(card))
        {
            throw key.StartsWith($"{card.Id:N}-", StringComparison.Ordinal)
                ? new RuleBroken("Scorecards.Paper.OldCard", card.Title)
                : new RuleBroken("Scorecards.Paper.OtherCard", card.Title, lines.GetValueOrDefault(UnitTitle, ""));
        }

        return Judge(reading, lines.Select(line => new Row(line.Key, line.Value)));
    }

    protected override Row Make(SheetRow<Row> cells) => new(cells.Of(what), cells.Of(said));

    private static string KeyOf(Scorecard card) => $"{card.Id:N}-{card.Epoch}";
}
