using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Reports;

/// <summary>The words of reports: the office's own, whatever language the screen of the asker speaks.</summary>
internal static class ReportWords
{
    private const int LongestName = 31;
    private const string Forbidden = ":\\/?*[]'";

    public static string Word(string key, params object[] arguments) => Written.InOffice($"Reports.{key}", arguments);

    /// <param name="width">Of a column of the sheet's first table; those beneath it share them.</param>
    public static ReportColumn Column(string key, CellLook look, double width = 0) => new(Word($"Column.{key}"), look, width);

    /// <summary>Code, name, category and groups of a unit: how most tables begin.</summary>
    public static IEnumerable<ReportColumn> UnitColumns() =>
        [Column("Code", CellLook.Word, 9), Column("Unit", CellLook.Text, 26), Column("Category", CellLook.Word, 18), Column("Groups", CellLook.Word, 14)];

    /// <summary>What explanations and reasons say, in the words of the office.</summary>
    public static string Said(ExplanationLine line) => Written.InOffice(line.Code, [.. line.Arguments]);

    public static string At(DateTime moment) => $"{Clock.InShanghai(moment):yyyy-MM-dd HH:mm}";

    /// <summary>A sheet's name: Excel takes 31 characters, and not all of them.</summary>
    public static string SheetName(string text)
    {
        string name = new([.. text.Where(letter => !Forbidden.Contains(letter))]);
        return name.Length <= LongestName ? name : name[..LongestName];
    }
}
