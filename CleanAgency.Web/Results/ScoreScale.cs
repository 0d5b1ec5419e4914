using CleanAgency.Core.Schemes;

namespace CleanAgency.Web.Results;

/// <summary>The part of the scale of scores on which units lie, a little air at both ends, and the grades along it.</summary>
internal sealed class ScoreScale
{
    private const decimal Step = 10;
    private const double Narrow = 9;
    private readonly decimal low;
    private readonly decimal high;

    public ScoreScale(IReadOnlyCollection<decimal> scores, IReadOnlyList<GradeCut> cuts)
    {
        (low, high) = scores.Count == 0 ? (0, 100) : (scores.Min() - 3, scores.Max() + 3);
        Ticks = [.. cuts.Select(cut => cut.From.Value).Concat(Round()).Where(tick => tick > low && tick < high).Distinct().Order()];
        List<(string, string)> grades = [];
        foreach (var (place, cut) in cuts.Index())
        {
            var (from, to) = (Math.Max(cut.From.Value, low), Math.Min(place == 0 ? high : cuts[place - 1].From.Value, high));
            // A word needs its room.
            if (Share(to) - Share(from) >= Narrow)
            {
                grades.Add((cut.Grade, At((from + to) / 2)));
            }
        }

        Grades = grades;
        IEnumerable<decimal> Round() => cuts.Count > 2 ? [] : Enumerable.Range(0, 11).Select(ten => ten * Step);
    }

    public IReadOnlyList<decimal> Ticks { get; }

    public IReadOnlyList<(string Grade, string At)> Grades { get; }

    /// <summary>Percent of the width.</summary>
    public double Share(decimal score) => (double)((score - low) / (high - low)) * 100;

    public string At(decimal score) => Chart.Percent(Share(score));
}
