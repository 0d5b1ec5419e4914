using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using static CleanAgency.Core.Reports.ReportWords;

namespace CleanAgency.Core.Reports;

/// <summary>
/// 全区汇总与分类排名. The scores are formulas over what the cards say, rounded once at the end; grades and ranks are what was decided,
/// and stand as such.
/// </summary>
internal static class SummaryReport
{
    private const int MostBars = 120;
    private const int WholeAxis = 100;

    public static IEnumerable<ReportSheet> Sheets(RoundReport report)
    {
        var cards = report.Lines.SelectMany(line => CountedCard.In(line).Select(card => (Line: line, Card: card))).ToList();
        yield return Whole(report, cards.Count);
        foreach (var category in report.Lines.GroupBy(line => line.Category))
        {
            yield return Category(report, category.Key, [.. category.OrderBy(line => line.RankInCategory ?? int.MaxValue).ThenBy(line => line.Code, StringComparer.Ordinal)]);
        }

        yield return Grades(report);
        yield return Cards(report, cards);
    }

    private static ReportSheet Whole(RoundReport report, int cards)
    {
        var lines = report.Lines.OrderBy(line => line.RankOverall ?? int.MaxValue).ThenBy(line => line.Code, StringComparer.Ordinal).ToList();
        ReportColumn[] columns =
        [
            Column("Rank", CellLook.Whole, 7), .. UnitColumns(), Column("Score", CellLook.Points, 9), Column("Grade", CellLook.Word, 9), Column("RankInCategory", CellLook.Whole, 9),
            Column("ScoreBefore", CellLook.Points, 9), Column("Change", CellLook.Points, 9), Column("Reasons", CellLook.Text, 46),
        ];
        var rows = lines.Select((line, i) => Row(report, line, ReportSheet.FirstRow + i, cards)).ToList();
        if (lines.Count > 0)
        {
            var last = ReportSheet.FirstRow + lines.Count - 1;
            rows.Add(new([null, null, Word("Average"), null, null, new Formula($"ROUND(AVERAGE(F{ReportSheet.FirstRow}:F{last}),2)", lines.Select(line => line.Score).Mean()?.Value), null, null, null, null, null], Strong: true));
        }

        return new(Word("Sheet.Whole"), report.Heading("Summary"), report.Note, [new(columns, rows)])
        {
            FrozenColumns = 3, Sealed = report.Settled,
        };
    }

    private static ReportRow Row(RoundReport report, LineContent line, int row, int cards)
    {
        var before = report.Before.GetValueOrDefault(line.UnitId)?.Score;
        return new(
        [
            line.RankOverall, line.Code, line.Unit, line.Category, line.Groups, ScoreOf(line, $"B{row}", cards), line.Grade, line.RankInCategory, before,
            before is null || line.Score is null ? null : new Formula($"F{row}-I{row}", line.Score.Value.Value - before.Value.Value), GradeReasons.Of(line),
        ]);
    }

    // A composite has parts that no card knows: then the score stands as it is.
    private static object? ScoreOf(LineContent line, string code, int cards) => line.Score is not { } score ? Word("NoScore")
        : line.Why.Lines.Any(step => step.Code == "Results.Why.Part") ? score
        : new Formula($"ROUND(AVERAGEIF('{Word("Sheet.Cards")}'!$A${ReportSheet.FirstRow}:$A${ReportSheet.FirstRow + cards - 1},{code},'{Word("Sheet.Cards")}'!$K${ReportSheet.FirstRow}:$K${ReportSheet.FirstRow + cards - 1}),2)", score.Value);

    private static ReportSheet Category(RoundReport report, string category, IReadOnlyList<LineContent> lines)
    {
        ReportColumn[] columns =
        [
            Column("RankInCategory", CellLook.Whole, 9), Column("Code", CellLook.Word, 9), Column("Unit", CellLook.Text, 30), Column("Groups", CellLook.Word, 16), Column("Score", CellLook.Points, 10),
            Column("Grade", CellLook.Word, 10), Column("Rank", CellLook.Whole, 9), Column("RankBefore", CellLook.Whole, 10), Column("Reasons", CellLook.Text, 50),
        ];
        var whole = Word("Sheet.Whole");
        var (first, last) = (ReportSheet.FirstRow, ReportSheet.FirstRow + report.Lines.Count - 1);
        var rows = lines.Select((line, i) => new ReportRow(
        [
            line.RankInCategory, line.Code, line.Unit, line.Groups,
            line.Score is { } score ? new Formula($"INDEX('{whole}'!$F${first}:$F${last},MATCH(B{first + i},'{whole}'!$B${first}:$B${last},0))", score.Value) : Word("NoScore"),
            line.Grade, line.RankOverall, report.Before.GetValueOrDefault(line.UnitId)?.RankInCategory, GradeReasons.Of(line),
        ])).ToList();
        return new(SheetName(category), $"{report.Heading("Ranking")}\u3000{category}", report.Note, [new(columns, rows)]) { FrozenColumns = 3, Sealed = report.Settled };
    }

    private static ReportSheet Grades(RoundReport report)
    {
        var (whole, last) = (Word("Sheet.Whole"), ReportSheet.FirstRow + report.Lines.Count - 1);
        ReportColumn[] columns = [Column("Category", CellLook.Word, 20), .. report.Grades.Select(grade => new ReportColumn(grade, CellLook.Whole, 12)), Column("Units", CellLook.Whole, 12)];
        var rows = report.Lines.GroupBy(line => line.Category).Select((category, i) => new ReportRow(
        [
            category.Key,
            .. report.Grades.Select((grade, g) => new Formula($"COUNTIFS('{whole}'!$D${ReportSheet.FirstRow}:$D${last},$A{ReportSheet.FirstRow + i},'{whole}'!$G${ReportSheet.FirstRow}:$G${last},{ReportSheet.Letter(1 + g)}$3)", category.Count(line => line.Grade == grade))),
            category.Count(),
        ])).ToList();
        var below = ReportSheet.FirstRow + rows.Count - 1;
        rows.Add(new(
        [
            Word("Sum"),
            .. report.Grades.Select((grade, g) => new Formula($"SUM({ReportSheet.Letter(1 + g)}{ReportSheet.FirstRow}:{ReportSheet.Letter(1 + g)}{below})", report.Lines.Count(line => line.Grade == grade))),
            new Formula($"SUM({ReportSheet.Letter(1 + report.Grades.Count)}{ReportSheet.FirstRow}:{ReportSheet.Letter(1 + report.Grades.Count)}{below})", report.Lines.Count),
        ], Strong: true));
        return new(Word("Sheet.Grades"), report.Heading("Grades"), report.Note, [new(columns, rows)]) { Portrait = true, Sealed = report.Settled, Chart = Scores(report, rows.Count, last) };
    }

    private static ReportChart? Scores(RoundReport report, int below, int last) => report.Lines.Count is 0 or > MostBars ? null : new(
        Word("Chart.Scores", report.Round), below, Word("Column.Score"), Cells("C", last), Cells("F", last), report.Lines.Count,
        report.Lines.Any(line => line.Score > Points.Hundred) ? WholeAxis + 10 : WholeAxis);

    private static string Cells(string column, int last) => $"'{Word("Sheet.Whole")}'!${column}${ReportSheet.FirstRow}:${column}${last}";

    private static ReportSheet Cards(RoundReport report, IReadOnlyList<(LineContent Line, CountedCard Card)> cards)
    {
        ReportColumn[] columns =
        [
            .. UnitColumns(), Column("Earned", CellLook.Points, 10), Column("Max", CellLook.Points, 10), Column("Scaled", CellLook.Exact, 12), Column("Bonus", CellLook.Points, 9),
            Column("Negative", CellLook.Points, 9), Column("Adjustment", CellLook.Points, 10), Column("CardScore", CellLook.Exact, 12),
        ];
        return new(Word("Sheet.Cards"), report.Heading("Cards"), report.Note, [new(columns, cards.Select((one, i) => Row(one.Line, one.Card, ReportSheet.FirstRow + i)))]) { FrozenColumns = 2, Sealed = report.Settled };
    }

    private static ReportRow Row(LineContent line, CountedCard card, int row) => new(
    [
        line.Code, line.Unit, line.Category, card.Group, card.Earned, card.Max,
        card.Scores ? new Formula($"E{row}/F{row}*{card.Total.ToEntry()}", card.Earned.Value / card.Max.Value * card.Total.Value) : null, card.Bonus, card.Negative, card.Adjustment,
        card.Scores ? new Formula($"MAX(0,MAX(0,G{row}+H{row}+I{row})+J{row})", card.Score) : null,
    ]);
}
