using CleanAgency.Core.Results;

namespace CleanAgency.Web.Results;

/// <summary>One category: its units in the order of their scores, equals beside each other, and the names of those that stand out.</summary>
/// <param name="Slim">The names for which a phone has room.</param>
internal sealed record SpreadStrip(ResultTable.Category Category, IReadOnlyList<SpreadStrip.Mark> Marks, IReadOnlyList<SpreadStrip.Label> Labels, IReadOnlyList<SpreadStrip.Label> Slim)
{
    private const double Touching = 1.5;
    private const double Character = 2.3;
    private const double SlimCharacter = 4;
    private const int Middle = 33;
    private const int Level = 9;
    private static readonly int[] Levels = [0, 1, -1, 2, -2];

    public sealed record Mark(ResultTable.Row Row, double Share, int Y)
    {
        public string X => Chart.Percent(Share);
    }

    /// <param name="Width">In percent, as all of it.</param>
    public sealed record Label(string Text, double Share, double Width, int Y)
    {
        public string X => Chart.Percent(Share);

        public string Anchor => Share + (Width / 2) > 100 ? "end" : Share < Width / 2 ? "start" : "middle";

        private double From => Anchor switch { "end" => Share - Width, "start" => Share, _ => Share - (Width / 2) };

        /// <summary>With the room of a character between them.</summary>
        public bool Meets(Label other, double character) => From < other.From + other.Width + character && other.From < From + Width + character;

        /// <summary>Above all marks over which it is written.</summary>
        public Label Above(IEnumerable<Mark> marks, int y) => this with { Y = marks.Where(mark => mark.Share > From - 1 && mark.Share < From + Width + 1).Select(mark => mark.Y).Append(y).Min() - 11 };
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

        return new(category, marks, Named(marks, Character), Named(marks, SlimCharacter));
    }

    // Whose grade is not what the score alone would give, the last and the best; where two names would run into each other the first stays.
    private static List<Label> Named(List<Mark> marks, double character)
    {
        List<Label> labels = [];
        foreach (var mark in marks.Where(mark => mark.Row.Grade != mark.Row.ByScore).Concat(marks.Take(1)).Concat(marks.TakeLast(1)))
        {
            var label = new Label(mark.Row.Unit, mark.Share, mark.Row.Unit.Length * character, 0).Above(marks, mark.Y);
            if (!labels.Any(other => label.Meets(other, character)))
            {
                labels.Add(label);
            }
        }

        return labels;
    }
}
