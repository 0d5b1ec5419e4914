using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Scorecards;

/// <summary>The sheets of a card's workbook. They are read and never imported: a card is filled in by strokes.</summary>
internal static class CardSheets
{
    public static IReadOnlyList<SheetContent> Of(CardReport card) =>
    [
        CardHeadSheet.Layout.With(CardHeadSheet.LinesOf(card)),
        CardItemSheet.Layout.With(card.Items),
        CardEntrySheet.Layout.With(card.Items.SelectMany(item => item.Entries)),
        CardFindingSheet.Layout.With(card.Findings),
        CardExtraSheet.Layout.With(card.Extras),
    ];
}

/// <summary>What the card is about and comes to, line by line.</summary>
internal sealed class CardHeadSheet : ReadOnlySheet<CardHeadSheet.Line>
{
    public static readonly CardHeadSheet Layout = new();

    private CardHeadSheet()
        : base("Scorecards.Sheet.Head")
    {
        Required("Scorecards.Sheet.Head.What", Cell.Text(40), row => row.What, 18);
        Optional("Scorecards.Sheet.Head.Said", Cell.Text(400), row => row.Said, 80);
    }

    internal sealed record Line(string What, string Said);

    public static IEnumerable<Line> LinesOf(CardReport card) =>
        from line in new (string What, string Said)[]
        {
            ("Unit", card.Unit), ("Code", card.UnitCode), ("Category", card.Category), ("Round", card.Round), ("Group", card.Group), ("Members", card.Members), ("Scheme", card.Scheme),
            ("State", Written.InOffice($"Scorecards.CardState.{card.State}")), ("Earned", $"{card.Total.Earned}"), ("Max", $"{card.Total.Max}"), ("Score", $"{card.Total.Score}"),
            ("Bonus", $"{card.Total.Bonus}"), ("Negative", $"{card.Total.Negative}"), ("Open", $"{card.Total.Open}"), ("At", $"{Clock.InShanghai(card.At):yyyy-MM-dd HH:mm}"),
        }
        select new Line(Written.InOffice($"Scorecards.Sheet.Head.{line.What}"), line.Said);
}

internal sealed class CardItemSheet : ReadOnlySheet<CardReport.Item>
{
    public static readonly CardItemSheet Layout = new();

    private CardItemSheet()
        : base("Scorecards.Sheet.Items")
    {
        Required("Scorecards.Sheet.Area", Cell.Text(60), row => row.Area, 18);
        Required("Scorecards.Sheet.Code", Cell.Text(20), row => row.Code, 8);
        Required("Scorecards.Sheet.Item", Cell.Text(60), row => row.Name, 30);
        Required("Scorecards.Sheet.Max", Cell.Points(Points.Zero, Points.Hundred), row => row.Max, 8);
        Optional("Scorecards.Sheet.Self", Cell.Points(Points.Zero, Points.Hundred).OrNone(), row => row.Self, 10);
        Optional("Scorecards.Sheet.Points", Cell.Points(Points.Zero, Points.Hundred).OrNone(), row => row.Points, 12);
        Required("Scorecards.Sheet.State", Cell.Text(20), row => Written.InOffice($"Scorecards.ItemState.{row.State}"), 10);
        Optional("Scorecards.Sheet.Why", Cell.Text(4000), row => string.Join('\n', row.Why), 60);
        Optional("Scorecards.Sheet.Comment", Cell.Text(4000), row => string.Join('\n', row.Comments), 40);
    }
}

internal sealed class CardEntrySheet : ReadOnlySheet<CardReport.EntryLine>
{
    public static readonly CardEntrySheet Layout = new();

    private CardEntrySheet()
        : base("Scorecards.Sheet.Entries")
    {
        Required("Scorecards.Sheet.Code", Cell.Text(20), row => row.Item, 8);
        Required("Scorecards.Sheet.Case", Cell.Text(200), row => row.Case, 36);
        Required("Scorecards.Sheet.Count", Cell.Whole(0, 999), row => row.Count, 8);
        Required("Scorecards.Sheet.Fact", Cell.Text(1000), row => row.Fact, 50);
        Optional("Scorecards.Sheet.Person", Cell.Text(100), row => row.Person, 14);
        Optional("Scorecards.Sheet.Place", Cell.Text(100), row => row.Place, 14);
        Optional("Scorecards.Sheet.On", Cell.Date.OrNone(), row => row.On, 12);
        Required("Scorecards.Sheet.By", Cell.Text(30), row => row.By, 10);
        Optional("Scorecards.Sheet.Withdrawn", Cell.Text(200), row => row.Withdrawn, 24);
    }
}

internal sealed class CardFindingSheet : ReadOnlySheet<CardReport.FindingLine>
{
    public static readonly CardFindingSheet Layout = new();

    private CardFindingSheet()
        : base("Scorecards.Sheet.Findings")
    {
        Required("Scorecards.Sheet.Code", Cell.Text(20), row => row.Item, 8);
        Required("Scorecards.Sheet.Fact", Cell.Text(1000), row => row.Fact, 50);
        Required("Scorecards.Sheet.Clause", Cell.Text(300), row => row.Clause, 36);
        Required("Scorecards.Sheet.Severity", Cell.Text(20), row => Written.InOffice($"Scorecards.FindingSeverity.{row.Severity}"), 10);
        Required("Scorecards.Sheet.Requirement", Cell.Text(1000), row => row.Requirement, 50);
        Required("Scorecards.Sheet.By", Cell.Text(30), row => row.By, 10);
    }
}

internal sealed class CardExtraSheet : ReadOnlySheet<CardReport.ExtraLine>
{
    public static readonly CardExtraSheet Layout = new();

    private CardExtraSheet()
        : base("Scorecards.Sheet.Extras")
    {
        Required("Scorecards.Sheet.Kind", Cell.Text(20), row => Written.InOffice($"Schemes.ExtraKind.{row.Kind}"), 12);
        Required("Scorecards.Sheet.Code", Cell.Text(20), row => row.Code, 8);
        Required("Scorecards.Sheet.Extra", Cell.Text(200), row => row.Name, 36);
        Required("Scorecards.Sheet.Count", Cell.Whole(0, 999), row => row.Count, 8);
        Required("Scorecards.Sheet.Fact", Cell.Text(1000), row => row.Fact, 44);
        Required("Scorecards.Sheet.Basis", Cell.Text(1000), row => row.Basis, 30);
        Required("Scorecards.Sheet.State", Cell.Text(20), row => Written.InOffice($"Scorecards.ExtraState.{row.State}"), 10);
        Optional("Scorecards.Sheet.Decision", Cell.Text(400), row => row.Decision, 30);
    }
}

internal abstract class ReadOnlySheet<TRow>(ColumnText name) : SheetLayout<TRow>(name)
    where TRow : class
{
    protected sealed override TRow Make(SheetRow<TRow> cells) => throw new NotSupportedException("A card's workbook is never imported.");
}
