using CleanAgency.Core.Results;
using static CleanAgency.Core.Reports.ReportWords;

namespace CleanAgency.Core.Reports;

/// <summary>轮次对比: each unit's score, grade and place over the published rounds, the newest last.</summary>
internal static class RoundsReport
{
    private const int ColumnsOfRound = 3;
    private const int FirstOfRounds = 3;

    /// <param name="rounds">Their names and lines, from the oldest to this one.</param>
    public static IEnumerable<ReportSheet> Sheets(RoundReport report, IReadOnlyList<(string Name, IReadOnlyDictionary<Guid, LineContent> Lines)> rounds)
    {
        ReportColumn[] columns =
        [
            Column("Code", CellLook.Word, 9), Column("Unit", CellLook.Text, 28), Column("Category", CellLook.Word, 18),
            .. rounds.SelectMany(round => new ReportColumn[]
            {
                new($"{round.Name}\n{Word("Column.Score")}", CellLook.Points, 12), new($"{round.Name}\n{Word("Column.Grade")}", CellLook.Word, 12), new($"{round.Name}\n{Word("Column.RankInCategory")}", CellLook.Whole, 12),
            }),
            Column("Change", CellLook.Points, 10), Column("Moved", CellLook.Whole, 10),
        ];
        var rows = report.Lines.OrderBy(line => line.Code, StringComparer.Ordinal).Select((line, i) => Row(line, rounds, ReportSheet.FirstRow + i));
        yield return new(Word("Sheet.Rounds"), Word("Heading.Rounds"), report.Note, [new(columns, rows)]) { FrozenColumns = 2, Sealed = report.Settled };
    }

    private static ReportRow Row(LineContent line, IReadOnlyList<(string Name, IReadOnlyDictionary<Guid, LineContent> Lines)> rounds, int row)
    {
        List<object?> cells = [line.Code, line.Unit, line.Category];
        foreach (var round in rounds)
        {
            var then = round.Lines.GetValueOrDefault(line.UnitId);
            cells.AddRange([then?.Score, then?.Grade, then?.RankInCategory]);
        }

        if (rounds.Count > 1 && rounds[^2].Lines.GetValueOrDefault(line.UnitId) is { Score: { } before, RankInCategory: { } rank } && line is { Score: { } now, RankInCategory: { } place })
        {
            var (last, last2) = (FirstOfRounds + (ColumnsOfRound * (rounds.Count - 1)), FirstOfRounds + (ColumnsOfRound * (rounds.Count - 2)));
            // A smaller number is a better place.
            cells.AddRange([new Formula($"{ReportSheet.Letter(last)}{row}-{ReportSheet.Letter(last2)}{row}", (now - before).Value), new Formula($"{ReportSheet.Letter(last2 + 2)}{row}-{ReportSheet.Letter(last + 2)}{row}", rank - place)]);
        }
        else
        {
            cells.AddRange([null, null]);
        }

        return new(cells);
    }
}
