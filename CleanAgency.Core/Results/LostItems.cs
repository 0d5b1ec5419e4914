using CleanAgency.Core.Common;

namespace CleanAgency.Core.Results;

/// <summary>Where a unit lost points, read from the explanation of its result, so that a frozen one says it too.</summary>
internal static class LostItems
{
    private const string Item = "Results.Why.Item";
    private const string Zeroed = "Results.Why.ItemZeroed";
    private const string Card = "Results.Why.Card";
    private const int Most = 2;
    private const int Named = 5;

    /// <summary>The greatest losses first, each the mean of the cards that counted.</summary>
    public static IReadOnlyList<ResultTable.LostItem> Of(LineContent line) => [.. All(line).Take(Most)];

    public static IEnumerable<ResultTable.LostItem> All(LineContent line)
    {
        var cards = Math.Max(1, line.Why.Lines.Count(l => l.Code == Card));
        return line.Why.Lines.Where(l => l.Code is Item or Zeroed).GroupBy(l => (Code: (string)l.Arguments[0], Name: (string)l.Arguments[1]))
            .Select(item => new ResultTable.LostItem(item.Key.Code, item.Key.Name, Points.Round(item.Sum(l => (long)At(l).Hundredths), 100L * cards)))
            .Where(lost => !lost.Points.IsZero).OrderByDescending(lost => lost.Points).ThenBy(lost => lost.Code, StringComparer.Ordinal);
    }

    /// <summary>Of all units together.</summary>
    public static IReadOnlyList<ResultTable.LostAcross> Across(IEnumerable<LineContent> lines) =>
    [
        .. lines.SelectMany(line => All(line).Select(lost => (line, lost))).GroupBy(one => (one.lost.Code, one.lost.Name))
            .Select(item => new ResultTable.LostAcross(
                item.Key.Code, item.Key.Name, item.Sum(one => one.lost.Points), item.Count(),
                [.. item.OrderByDescending(one => one.lost.Points).Take(Named).Select(one => new ResultTable.LostBy(one.line.UnitId, one.line.Unit, one.lost.Points))]))
            .OrderByDescending(item => item.Points).ThenBy(item => item.Code, StringComparer.Ordinal),
    ];

    // An item that was taken away for another fault is lost whole.
    private static Points At(ExplanationLine item) => item.Code == Zeroed ? (Points)item.Arguments[4] : (Points)item.Arguments[3] - (Points)item.Arguments[2];
}
