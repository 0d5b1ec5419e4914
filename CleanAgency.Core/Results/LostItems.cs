using CleanAgency.Core.Common;

namespace CleanAgency.Core.Results;

/// <summary>Where a unit lost points, read from the explanation of its result, so that a frozen one says it too.</summary>
internal static class LostItems
{
    private const string Item = "Results.Why.Item";
    private const string Card = "Results.Why.Card";
    private const int Most = 2;

    /// <summary>The greatest losses first, each the mean of the cards that counted.</summary>
    public static IReadOnlyList<ResultTable.LostItem> Of(LineContent line) => [.. All(line).Take(Most)];

    public static IEnumerable<ResultTable.LostItem> All(LineContent line)
    {
        var cards = Math.Max(1, line.Why.Lines.Count(l => l.Code == Card));
        return line.Why.Lines.Where(l => l.Code == Item).GroupBy(l => (string)l.Arguments[0])
            .Select(item => new ResultTable.LostItem(item.Key, Points.Round(item.Sum(l => (long)((Points)l.Arguments[3] - (Points)l.Arguments[2]).Hundredths), 100L * cards)))
            .Where(lost => !lost.Points.IsZero).OrderByDescending(lost => lost.Points).ThenBy(lost => lost.Code, StringComparer.Ordinal);
    }
}
