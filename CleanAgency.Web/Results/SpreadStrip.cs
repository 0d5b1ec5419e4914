using CleanAgency.Core.Results;

namespace CleanAgency.Web.Results;

/// <summary>One category: its units in the order of their scores, equals beside each other, and the names of those that stand out.</summary>
internal sealed record SpreadStrip(ResultTable.Category Category, IReadOnlyList<SpreadStrip.Mark> Marks, IReadOnlyList<SpreadStrip.Label> Labels)
{
    private const double Touching = 1.5;
    private const double Character = 2;
    private const int Middle = 33;
    private const int Level = 9;
    private static readonly int[] Levels = [0, 1, -1, 2, -2];

    public sealed record Mark(ResultTable.Row Row, double Share, int Y)
    {
        public string X => Chart.Percent(Share);
    }

    public sealed record Label(string Text, double Share, int Y)
    {
        private const double Edge = 8;

        public string X => Chart.Percent(Share);

        public string Anchor => Share > 100 - Edge ? "end" : Share < Edge ? "start" : "middle";
    }

    public static SpreadStrip Of(ResultTable.Category category, IEnumerable<ResultTable.Row> rows, ScoreScale scale)
    {
        List<Mark> marks = [];
        foreach (var row in rows.Where(row => row.Score is not null).OrderBy(row => row.Score).ThenBy(row => row.Code, StringComparer.Ordinal))
        {
            var share = scale.Share(row.Score!.Value.Value);
            var near = marks.Where(mark => share - mark.Share < Touching).Select(mark => mark.Y).ToHashSet();
            marks.Add(new(row, share, Levels.Select(level => Middle - (level * Level)).Where(y => !near.Contains(y)).Append(Middle).First()));
        }

        return new(category, marks, Named(marks));
    }

    // Whose grade is not what the score alone would give, the last and the best; where two names would run into each other the first stays.
    private static List<Label> Named(List<Mark> marks)
    {
        List<Label> labels = [];
        foreach (var mark in marks.Where(mark => mark.Row.Grade != mark.Row.ByScore).Concat(marks.Take(1)).Concat(marks.TakeLast(1)))
        {
            if (labels.All(label => Math.Abs(label.Share - mark.Share) >= (label.Text.Length + mark.Row.Unit.Length + 1) * Character / 2))
            {
                labels.Add(new(mark.Row.Unit, mark.Share, Math.Min(mark.Y, marks.Where(near => Math.Abs(near.Share - mark.Share) < (mark.Row.Unit.Length * Character / 2) + 1).Min(near => near.Y)) - 11));
            }
        }

        return labels;
    }
}
