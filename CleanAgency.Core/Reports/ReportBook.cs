namespace CleanAgency.Core.Reports;

/// <summary>A workbook to be taken home: what a careful person would put on each sheet. The same data gives the same bytes.</summary>
/// <param name="AsOf">When the data last changed, never when it is printed.</param>
public sealed record ReportBook(string Title, string Office, DateTime AsOf, IReadOnlyList<ReportSheet> Sheets)
{
    /// <summary>What has been read, in percent of the work: the rest is printing.</summary>
    public const int HalfRead = 50;

    /// <summary>The same, saying how far it is as its sheets are printed.</summary>
    internal ReportBook Telling(Action<int> told) => this with { Sheets = [.. Sheets.Select((sheet, place) => sheet with { Tables = [.. sheet.Tables.Select(table => table with { Rows = Told(table.Rows, HalfRead + (HalfRead * place / Sheets.Count), told) })] })] };

    private static IEnumerable<ReportRow> Told(IEnumerable<ReportRow> rows, int percent, Action<int> told)
    {
        told(percent);
        foreach (var row in rows)
        {
            yield return row;
        }
    }
}

/// <summary>One sheet: a heading, a line below it, and one or more tables that share its columns. Excel repeats the titles of the first one on each page.</summary>
/// <param name="Note">What the figures are and as of when.</param>
public sealed record ReportSheet(string Name, string Heading, string Note, IReadOnlyList<ReportTable> Tables)
{
    /// <summary>Where the first row of the first table stands: below heading, note and titles.</summary>
    public const int FirstRow = 4;

    /// <summary>How formulas call a column: A, B … Z, AA.</summary>
    public static string Letter(int column) => (column < 26 ? "" : Letter((column / 26) - 1)) + (char)('A' + (column % 26));

    public bool Portrait { get; init; }

    /// <summary>How many columns stay in sight when the sheet is scrolled to the right.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>What it says is signed and sealed: Excel asks before anybody types into it.</summary>
    public bool Sealed { get; init; }

    /// <summary>Columns (from zero) of the first table whose numbers are coloured from low to high.</summary>
    public (int From, int To)? Scale { get; init; }

    public ReportChart? Chart { get; init; }
}

/// <param name="Heading">Above a table that is not the first.</param>
/// <param name="Rows">Asked for once and written as they come: there may be hundreds of thousands.</param>
public sealed record ReportTable(IReadOnlyList<ReportColumn> Columns, IEnumerable<ReportRow> Rows, string Heading = "");

/// <param name="Width">In characters of which a Chinese one takes two; the first table of a sheet decides.</param>
public sealed record ReportColumn(string Title, CellLook Look, double Width);

/// <param name="Cells">For each column a string, a whole number, <see cref="Common.Points"/>, a decimal, a day, a <see cref="Formula"/>, or nothing.</param>
public sealed record ReportRow(IReadOnlyList<object?> Cells, bool Strong = false);

/// <summary>Reckoned by the reader's own program from other cells; the answer is written beside it for programs that only look.</summary>
/// <param name="Text">As the file has it: English names, commas.</param>
public sealed record Formula(string Text, decimal? Answer);

/// <summary>Bars from the best down, below the table, of a column of another sheet; as wide as the table, so that both are read on one sheet of paper.</summary>
/// <param name="Below">How many rows of the table stand above it.</param>
/// <param name="Series">What the bars measure.</param>
/// <param name="Names">The cells that name the bars, as formulas call them.</param>
/// <param name="Bars">How many.</param>
/// <param name="Whole">Where the axis ends.</param>
public sealed record ReportChart(string Title, int Below, string Series, string Names, string Values, int Bars, int Whole)
{
    private const int MostOnOnePage = 60;

    /// <summary>More of them are read over several pages.</summary>
    public bool OnOnePage => Bars <= MostOnOnePage;
}

public enum CellLook
{
    /// <summary>Sentences, broken at the edge.</summary>
    Text,

    /// <summary>A code or a word, in the middle.</summary>
    Word,
    Whole,

    /// <summary>Two decimals.</summary>
    Points,

    /// <summary>A number of its own precision, such as a standard error.</summary>
    Exact,
    Percent,
    Date,
}

/// <summary>Port: prints a report into a stream as it goes.</summary>
public interface IReportPrinter
{
    void Print(ReportBook book, Stream to, CancellationToken ct);
}
