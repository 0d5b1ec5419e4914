using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using static CleanAgency.Core.Reports.ReportWords;

namespace CleanAgency.Core.Reports;

/// <summary>指标得分矩阵: a row a unit, a column an item; once in points, and once as shares of what each item can give, which alone can be compared by colour.</summary>
internal static class MatrixReport
{
    private const int FirstItem = 3;

    public static IEnumerable<ReportSheet> Sheets(RoundReport report, IReadOnlyList<MatrixItem> items)
    {
        yield return Points(report, items);
        yield return Shares(report, items);
    }

    private static ReportSheet Points(RoundReport report, IReadOnlyList<MatrixItem> items)
    {
        ReportColumn[] columns = [.. Head(), .. items.Select(item => new ReportColumn($"{item.Code}\n{item.Name}\n{item.Max}", CellLook.Points, 9)), Column("Sum", CellLook.Points, 10)];
        var (from, to) = (ReportSheet.Letter(FirstItem), ReportSheet.Letter(FirstItem + items.Count - 1));
        var rows = report.Lines.Select((line, i) => Row(line, Given(line), items, ReportSheet.FirstRow + i, from, to));
        return new(Word("Sheet.Points"), report.Heading("Matrix"), report.Note, [new(columns, rows)]) { FrozenColumns = FirstItem, Sealed = report.Settled };
    }

    private static ReportRow Row(LineContent line, Dictionary<string, decimal?> given, IReadOnlyList<MatrixItem> items, int row, string from, string to) => new(
    [
        line.Code, line.Unit, line.Category, .. items.Select(item => Cell(given, item.Code, points => points)),
        new Formula($"SUM({from}{row}:{to}{row})", items.Sum(item => given.GetValueOrDefault(item.Code) ?? 0)),
    ]);

    private static ReportSheet Shares(RoundReport report, IReadOnlyList<MatrixItem> items)
    {
        ReportColumn[] columns = [.. Head(), .. items.Select(item => new ReportColumn($"{item.Code}\n{item.Name}", CellLook.Percent, 9))];
        var rows = report.Lines.Select(line => Given(line) is var given ? new ReportRow([line.Code, line.Unit, line.Category, .. items.Select(item => Cell(given, item.Code, points => points / item.Max.Value))]) : null!);
        return new(Word("Sheet.Shares"), report.Heading("Shares"), report.Note, [new(columns, rows)]) { FrozenColumns = FirstItem, Sealed = report.Settled, Scale = (FirstItem, FirstItem + items.Count - 1) };
    }

    private static object? Cell(Dictionary<string, decimal?> given, string code, Func<decimal, decimal> of) =>
        !given.TryGetValue(code, out var points) ? null : points is { } known ? of(known) : Word("NotApplicable");

    private static ReportColumn[] Head() => [Column("Code", CellLook.Word, 9), Column("Unit", CellLook.Text, 24), Column("Category", CellLook.Word, 12)];

    // Of an anchor unit the mean of its cards, as in its score. What applies by one card only counts by that one.
    private static Dictionary<string, decimal?> Given(LineContent line) => CountedCard.In(line).SelectMany(card => card.Items).GroupBy(item => item.Code)
        .ToDictionary(item => item.Key, item => item.Any(one => one.Points is not null) ? item.Where(one => one.Points is not null).Average(one => one.Points!.Value.Value) : (decimal?)null);
}

internal sealed record MatrixItem(string Code, string Name, Points Max);
