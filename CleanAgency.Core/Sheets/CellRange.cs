namespace CleanAgency.Core.Sheets;

/// <summary>One cell or a block of cells, by the names that the sheet shows: D9, A5:B6. Rows count from 1, columns from 0.</summary>
public readonly record struct CellRange(int Row, int Column, int LastRow, int LastColumn)
{
    public CellRange(int row, int column)
        : this(row, column, row, column)
    {
    }

    public bool IsOneCell => (Row, Column) == (LastRow, LastColumn);

    public static string NameOf(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    public bool Touches(CellRange other) =>
        Row <= other.LastRow && other.Row <= LastRow && Column <= other.LastColumn && other.Column <= LastColumn;

    public CellRange MovedRight(int columns) => new(Row, Column + columns, LastRow, LastColumn + columns);

    public override string ToString() =>
        IsOneCell ? $"{NameOf(Column)}{Row}" : $"{NameOf(Column)}{Row}:{NameOf(LastColumn)}{LastRow}";
}
