using ClosedXML.Excel;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Infrastructure.Sheets;

/// <summary>
/// The uploaded rows with what became of them in two columns in front. Rows keep their numbers; cells stand two columns
/// further right, and the explanations name them where they stand now.
/// </summary>
internal static class AnnotatedCopy
{
    private const int Own = 2;
    private const int MostLetters = 32_767;

    public static byte[] Of(string title, IReadOnlyList<Judgement> sheets)
    {
        using var book = WorkbookStyle.NewBook(title);
        foreach (var judged in sheets)
        {
            Add(book, title, judged);
        }

        return WorkbookStyle.Saved(book);
    }

    private static void Add(XLWorkbook book, string title, Judgement judged)
    {
        var sheet = book.AddWorksheet(judged.Sheet.Name);
        var verdicts = judged.Verdicts.ToDictionary(verdict => verdict.Number);
        var old = OwnColumns(judged);
        var moved = old.SetEquals([0, 1]) ? 0 : Own;
        var (last, columns) = (judged.Sheet.Rows[^1].Number, judged.Sheet.Rows.Max(row => row.Cells.Keys.DefaultIfEmpty().Max()));
        WorkbookStyle.Column(sheet.Column(1), 10);
        WorkbookStyle.Column(sheet.Column(2), 60).Alignment.WrapText = true;
        for (var column = Own - moved; column <= columns; column++)
        {
            WorkbookStyle.Column(sheet.Column(column + 1 + moved), WidthOf(judged.Sheet, column));
        }

        foreach (var row in judged.Sheet.Rows)
        {
            foreach (var (column, cell) in row.Cells.Where(cell => !old.Contains(cell.Key)))
            {
                Copy(sheet.Cell(row.Number, column + 1 + moved), cell, row.Number == judged.HeaderRow);
            }

            if (verdicts.TryGetValue(row.Number, out var verdict))
            {
                Say(sheet, verdict, moved);
            }
        }

        WorkbookStyle.Header(sheet.Cell(judged.HeaderRow, 1), SheetTitles.Verdict, required: true);
        WorkbookStyle.Header(sheet.Cell(judged.HeaderRow, 2), SheetTitles.Why, required: true);
        sheet.Range(judged.HeaderRow, 1, last, columns + 1 + moved).SetAutoFilter();
        WorkbookStyle.ForPaper(sheet, title, judged.HeaderRow);
    }

    // Measuring text needs fonts that a server lacks: a Chinese character counts two, all others one.
    private static double WidthOf(RawSheet sheet, int column) =>
        Math.Clamp(sheet.Rows.Take(200).Max(row => row[column].Shown.Sum(letter => letter >= 0x2E80 ? 2 : 1)) + 2, 8, 40);

    // Of an annotated copy that was corrected and sent in again, the old verdicts are left out.
    private static HashSet<int> OwnColumns(Judgement judged) =>
        [.. judged.Sheet.Rows.Where(row => row.Number == judged.HeaderRow).SelectMany(row => row.Cells)
            .Where(cell => cell.Value.Shown == SheetTitles.Verdict || cell.Value.Shown == SheetTitles.Why).Select(cell => cell.Key)];

    private static void Copy(IXLCell to, RawCell cell, bool header)
    {
        if (header)
        {
            WorkbookStyle.Header(to, cell.Shown, required: false);
            return;
        }

        to.Style.NumberFormat.Format = cell.Value is DateTime ? "yyyy-mm-dd" : cell.Value is string ? "@" : "General";
        // A number that shows leading zeros is a code: copied as it is read.
        var plain = cell.Value is double && cell.Shown.StartsWith('0') && cell.Shown.Length > 1 && cell.Shown[1] != '.';
        var value = cell.Trouble != RawTrouble.None || plain ? cell.Shown : cell.Value;
        WorkbookStyle.Put(to, value is string { Length: > MostLetters } endless ? endless[..MostLetters] : value);
    }

    private static void Say(IXLWorksheet sheet, Verdict verdict, int moved)
    {
        var (kind, why) = (sheet.Cell(verdict.Number, 1), sheet.Cell(verdict.Number, 2));
        kind.SetValue(verdict.KindInWords);
        why.SetValue(verdict.Explain(moved));
        if (verdict.Kind != VerdictKind.Unchanged)
        {
            kind.Style.Fill.BackgroundColor = verdict.Kind switch
            {
                VerdictKind.Refused => WorkbookStyle.Wrong,
                VerdictKind.Changed => WorkbookStyle.Changed,
                _ => WorkbookStyle.Fresh,
            };
            kind.Style.Font.Bold = verdict.Kind == VerdictKind.Refused;
        }

        foreach (var where in verdict.Problems.Select(problem => problem.Where).Where(where => where.IsOneCell))
        {
            sheet.Cell(where.Row, where.Column + 1 + moved).Style.Fill.BackgroundColor = WorkbookStyle.Wrong;
        }
    }
}
