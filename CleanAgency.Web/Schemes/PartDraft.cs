using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Web.Schemes;

/// <summary>What a part begins as when its kind is chosen: enough rows to see how it works, the words of the old ones kept.</summary>
public static class PartDraft
{
    public static PartRule Of(PartKind kind, Points most, PartRule? before = null)
    {
        var words = before?.Cases.Select(one => one.Text).ToList() ?? [];
        PartRule part = kind switch
        {
            PartKind.Occurrences => new OccurrenceRule(most, [.. Rows(1, index => new OccurrenceCase("", Word(index), new(50)))]),
            PartKind.Deduction => new DeductionRule([.. Rows(1, index => new OccurrenceCase("", Word(index), new(100)))]),
            PartKind.Ratio => new RatioRule(most, WhenNone.Full, [.. Rows(3, index => new RatioBand("", Word(index), Threshold(index), Falling(index)))], (before as RankRule)?.Fact),
            PartKind.Levels => new LevelRule(most, [.. Rows(3, index => new Level("", Word(index), Falling(index)))]),
            PartKind.Checks => new CheckRule(most, [.. Rows(2, index => new Check("", Word(index), Equal(index)))]),
            PartKind.Ranks => new RankRule(most, [.. Rows(3, index => new RankBand("", Word(index), (index * 5) + 3, Falling(index)))], (before as RatioRule)?.Fact),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return part with { Zeroes = before?.Zeroes ?? [] };

        int Count(int least) => Math.Max(least, words.Count);
        IEnumerable<T> Rows<T>(int least, Func<int, T> row) => Enumerable.Range(0, Count(least)).Select(row);
        string Word(int index) => index < words.Count ? words[index] : "";
        Percent Threshold(int index) => new(index == 0 ? 10_000 : index == Count(3) - 1 ? 0 : Math.Max(0, 10_000 - (index * 1_000)));
        // Evenly down to 0, in steps of 0.1 as a person would type them.
        Points Falling(int index) => new(most.Hundredths * (Count(3) - 1 - index) / (Count(3) - 1) / 10 * 10);
        // What does not divide evenly goes to the first.
        Points Equal(int index) => new((most.Hundredths / Count(2)) + (index == 0 ? most.Hundredths % Count(2) : 0));
    }

    public static PartRule WithMost(PartRule part, Points most) => part switch
    {
        OccurrenceRule rule => rule with { Most = most },
        RatioRule rule => rule with { Most = most },
        LevelRule rule => rule with { Most = most },
        CheckRule rule => rule with { Most = most },
        RankRule rule => rule with { Most = most },
        _ => part,
    };
}
