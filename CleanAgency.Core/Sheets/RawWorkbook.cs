namespace CleanAgency.Core.Sheets;

/// <summary>An uploaded workbook as it is: sheets in their order, hidden ones too, and nothing judged yet.</summary>
public sealed record RawWorkbook(IReadOnlyList<RawSheet> Sheets);

/// <param name="Rows">The rows that hold anything, in sheet order; of a very long sheet only its beginning.</param>
/// <param name="RowCount">How many rows hold anything, kept or not.</param>
public sealed record RawSheet(string Name, IReadOnlyList<RawRow> Rows, int RowCount, IReadOnlyList<CellRange> Merged);

/// <param name="Number">Counted from 1, as the sheet shows it.</param>
/// <param name="Cells">By column, counted from 0.</param>
public sealed record RawRow(int Number, IReadOnlyDictionary<int, RawCell> Cells)
{
    public RawCell this[int column] => Cells.GetValueOrDefault(column, RawCell.Nothing);

    public bool IsBlank => Cells.Values.All(cell => cell.IsBlank);
}

/// <param name="Value">A string, double, DateTime or bool, or null.</param>
/// <param name="Shown">What a person reads in the cell: 001 where the number 1 is formatted 000.</param>
public readonly record struct RawCell(object? Value, string Shown, RawTrouble Trouble = RawTrouble.None)
{
    public static readonly RawCell Nothing = new(null, "");

    public bool IsBlank => Trouble == RawTrouble.None && Written.Clean(Shown ?? "").Length == 0;

    public static RawCell Text(string text) => new(text, text);
}

public enum RawTrouble
{
    None,
    Formula,
    Error,
}
