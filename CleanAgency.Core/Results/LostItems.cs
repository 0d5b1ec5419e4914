using CleanAgency.Core.Common;

namespace CleanAgency.Core.Results;

/// <summary>Where a unit lost points, read from the explanation of its result, so that a frozen one says it too.</summary>
internal static class LostItems
{
    private const int Most = 2;
    private const int Named = 5;

    /// <summary>The greatest losses first, each the mean of the cards that counted.</summary>
    public static IReadOnlyList<ResultTable.LostItem> Of(LineContent line) => [.. All(line).Take(Most)];

    public static IEnumerable<ResultTable.LostItem> All(LineContent line)
    {
        var cards = CountedCard.In(line);
        return cards.SelectMany(card => card.Items).GroupBy(item => (item.Code, item.Name))
            .Select(item => new ResultTable.LostItem(item.Key.Code, item.Key.Name, Points.Round(item.Sum(one => (long)one.Lost.Hundredths), 100L * cards.Count)))
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
}
