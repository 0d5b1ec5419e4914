using CleanAgency.Core.Results;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;
using static CleanAgency.Core.Reports.ReportWords;

namespace CleanAgency.Core.Reports;

/// <summary>单位评分卡: a sheet a card – the items with their reasons, what they come to, what that makes of the unit, what was found, and what counts beside them.</summary>
internal static class UnitCardReport
{
    private const int Points = 4;

    public static ReportSheet Sheet(CardReport card, string name, UnitCame? came)
    {
        ReportColumn[] columns =
        [
            Column("Item", CellLook.Word, 9), Column("ItemName", CellLook.Text, 34), Column("ItemMax", CellLook.Points, 9), Column("Self", CellLook.Points, 11), Column("Points", CellLook.Points, 10), Column("Why", CellLook.Text, 64),
        ];
        var items = card.Items.ToList();
        List<ReportTable> tables =
        [
            new(columns, [.. items.Select(Row), .. Sums(card, items)]),
            .. came is null ? [] : new[] { Result(came) },
            Beneath("Entries", items.SelectMany(item => item.Entries).Select(Row), ("Item", CellLook.Word), ("Case", CellLook.Text), ("Count", CellLook.Whole), ("On", CellLook.Date), ("By", CellLook.Word), ("Fact", CellLook.Text)),
            Beneath("Findings", card.Findings.Select(Row), ("Item", CellLook.Word), ("Clause", CellLook.Text), ("Severity", CellLook.Word), ("By", CellLook.Word), ("Blank", CellLook.Word), ("FactAndRequirement", CellLook.Text)),
            Beneath("Extras", card.Extras.Select(Row), ("Item", CellLook.Word), ("Extra", CellLook.Text), ("Count", CellLook.Whole), ("State", CellLook.Word), ("Blank", CellLook.Word), ("FactAndBasis", CellLook.Text)),
        ];
        tables.RemoveAll(table => !table.Rows.Any());
        return new(SheetName(name), $"{card.Unit}\u3000{card.Round}", Word("Note.Card", card.Group, card.Members, Written.InOffice($"Scorecards.CardState.{card.State}"), At(card.At)), tables) { FrozenColumns = 2, Sealed = card.State >= CardState.Signed };
    }

    // Decided numbers: they stand as they were approved, whatever a reader types above them.
    private static ReportTable Result(UnitCame came)
    {
        var line = came.Line;
        ReportColumn[] columns =
        [
            Column("Grade", CellLook.Word), Column("Reasons", CellLook.Text), Column("Score", CellLook.Points), Column(came.Ranks ? "RankInCategory" : "Blank", CellLook.Whole), Column(came.Ranks ? "Rank" : "Blank", CellLook.Whole),
            Column("How", CellLook.Text),
        ];
        return new(columns,
            [new([line.Grade, Joined(Cut(line), GradeReasons.Of(line)), line.Score is { } score ? score : Word("NoScore"), came.Ranks ? line.RankInCategory : null, came.Ranks ? line.RankOverall : null, How(line)])],
            Word(came.CorrectedSince ? "Table.ResultBefore" : "Table.Result", came.Version, At(came.ApprovedAt)));
    }

    private static string Cut(LineContent line) => string.Join('\n', line.Why.Lines.Where(step => step.Code == "Results.Why.Cut").Select(Said));

    // From the items that the card lists to the score that was graded.
    private static string How(LineContent line) => string.Join('\n', line.Why.Lines.TakeWhile(step => step.Code != "Results.Why.Cut")
        .Where(step => step.Code is not ("Results.Why.Item" or "Results.Why.ItemNotApplicable" or "Results.Why.ItemUnscored") && !step.Code.StartsWith("Results.Missing.", StringComparison.Ordinal)).Select(Said));

    private static ReportTable Beneath(string heading, IEnumerable<ReportRow> rows, params IEnumerable<(string Title, CellLook Look)> columns) =>
        new([.. columns.Select(column => Column(column.Title, column.Look))], [.. rows], Word($"Table.{heading}"));

    private static ReportRow Row(CardReport.Item item) => new(
        [item.Code, item.Name, item.Max, item.Self, item.State == ItemState.NotApplicable ? Word("NotApplicable") : item.Points, string.Join('\n', item.Why.Concat(item.Comments))]);

    // 折算 is rounded here for the eye of one card; a unit's result is rounded once, at its end.
    private static IEnumerable<ReportRow> Sums(CardReport card, List<CardReport.Item> items)
    {
        var (first, last) = (ReportSheet.FirstRow, ReportSheet.FirstRow + items.Count - 1);
        var points = ReportSheet.Letter(Points);
        yield return Sum("Earned", new Formula($"SUM({points}{first}:{points}{last})", card.Total.Earned.Value));
        yield return Sum("Max", new Formula($"SUMIF({points}{first}:{points}{last},\"<>{Word("NotApplicable")}\",C{first}:C{last})", card.Total.Max.Value));
        yield return Sum("Scaled", new Formula($"IF({points}{last + 2}=0,\"\",ROUND({points}{last + 1}/{points}{last + 2}*100,2))", card.Total.Score?.Value));
        yield return Sum("Bonus", card.Total.Bonus);
        yield return Sum("Negative", card.Total.Negative);
    }

    private static ReportRow Sum(string key, object value) => new([null, Word($"Column.{key}"), null, null, value, null], Strong: true);

    private static ReportRow Row(CardReport.EntryLine entry) => new(
        [entry.Item, entry.Case, entry.Count, entry.On, entry.By, entry.Withdrawn.Length > 0 ? Word("Withdrawn", entry.Fact, entry.Withdrawn) : Joined(entry.Fact, entry.Person, entry.Place)]);

    private static ReportRow Row(CardReport.FindingLine finding) => new(
        [finding.Item, finding.Clause, Written.InOffice($"Scorecards.FindingSeverity.{finding.Severity}"), finding.By, null, Joined(finding.Fact, finding.Requirement)]);

    private static ReportRow Row(CardReport.ExtraLine extra) => new(
        [extra.Code, extra.Name, extra.Count, Written.InOffice($"Scorecards.ExtraState.{extra.State}"), null, Joined(extra.Fact, extra.Basis, extra.Decision)]);

    private static string Joined(params IEnumerable<string> texts) => string.Join('\n', texts.Where(text => text.Length > 0));
}
