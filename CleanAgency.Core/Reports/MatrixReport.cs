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
        var given = report.Lines.Select(line => new UnitItems(line, Given(line))).ToList();
        yield return Points(report, items, given);
        yield return Shares(report, items, given);
    }

    private static ReportSheet Points(RoundReport report, IReadOnlyList<MatrixItem> items, IReadOnlyList<UnitItems> units)
    {
        ReportColumn[] columns = [.. Head(), .. items.Select(item => new ReportColumn($"{item.Code}\n{item.Name}\n{item.Max}", CellLook.Points, 9)), Column("Sum", CellLook.Points, 10)];
        var (from, to) = (ReportSheet.Letter(FirstItem), ReportSheet.Letter(FirstItem + items.Count - 1));
        var rows = units.Select((unit, i) => Row(unit, items, ReportSheet.FirstRow + i, from, to));
        return new(Word("Sheet.Points"), report.Heading("Matrix"), report.Note, [new(columns, rows)]) { FrozenColumns = FirstItem, Sealed = report.Settled };
    }

    private static ReportRow Row(UnitItems unit, IReadOnlyList<MatrixItem> items, int row, string from, string to) => new(
    [
        .. Head(unit), .. items.Select(item => Cell(unit, item.Code, points => points)),
        new Formula($"SUM({from}{row}:{to}{row})", items.Sum(item => unit.Given.GetValueOrDefault(item.Code) ?? 0)),
    ]);

    private static ReportSheet Shares(RoundReport report, IReadOnlyList<MatrixItem> items, IReadOnlyList<UnitItems> units)
    {
        ReportColumn[] columns = [.. Head(), .. items.Select(item => new ReportColumn($"{item.Code}\n{item.Name}", CellLook.Percent, 9))];
        var rows = units.Select(unit => new ReportRow([.. Head(unit), .. items.Select(item => Cell(unit, item.Code, points => points / item.Max.Value))]));
        return new(Word("Sheet.Shares"), report.Heading("Shares"), report.Note, [new(columns, rows)]) { FrozenColumns = FirstItem, Sealed = report.Settled, Scale = (FirstItem, FirstItem + items.Count - 1) };
    }

    private static object? Cell(UnitItems unit, string code, Func<decimal, decimal> of) =>
        !unit.Given.TryGetValue(code, out var points) ? null : points is { } known ? of(known) : Word("NotApplicable");

    private static ReportColumn[] Head() => [Column("Code", CellLook.Word, 9), Column("Unit", CellLook.Text, 24), Column("Category", CellLook.Word, 12)];

    private static IEnumerable<object?> Head(UnitItems unit) => [unit.Line.Code, unit.Line.Unit, unit.Line.Category];

    // Of an anchor unit the mean of its cards, as in its score. What applies by one card only counts by that one.
    private static Dictionary<string, decimal?> Given(LineContent line) => CountedCard.In(line).SelectMany(card => card.Items).GroupBy(item => item.Code)
        .ToDictionary(item => item.Key, item => item.Any(one => one.Points is not null) ? item.Where(one => one.Points is not null).Average(one => one.Points!.Value.Value) : (decimal?)null);

    private sealed record UnitItems(LineContent Line, Dictionary<string, decimal?> Given);
}

internal sealed record MatrixItem(string Code, string Name, Points Max);
