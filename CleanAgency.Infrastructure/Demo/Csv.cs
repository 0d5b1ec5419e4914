using System.Text;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>Comma separated rows; a cell in quotes may hold commas, line ends and doubled quotes.</summary>
public static class Csv
{
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        List<IReadOnlyList<string>> rows = [];
        List<string> row = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' when quoted && at + 1 < text.Length && text[at + 1] == '"':
                    cell.Append('"');
                    at++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    EndCell();
                    break;
                case '\n' when !quoted:
                    EndRow();
                    break;
                case '\r' when !quoted:
                    break;
                default:
                    cell.Append(text[at]);
                    break;
            }
        }

        EndRow();
        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (row.Count > 1 || row[0].Length > 0)
            {
                rows.Add(row);
            }

            row = [];
        }
    }
}
