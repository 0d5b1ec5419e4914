namespace CleanAgency.Core.Sheets;

/// <summary>A row of an upload after reading. A refused row still says what could be read, so that a person recognises it.</summary>
public sealed class SheetRow<TRow>
    where TRow : class
{
    private readonly CellRead[] cells;
    private readonly int[] places;

    internal SheetRow(SheetLayout<TRow> layout, int number, int[] places, CellRead[] cells, IEnumerable<SheetProblem> merged)
    {
        (Number, this.places, this.cells) = (number, places, cells);
        Problems = [.. merged, .. cells.Where(cell => cell.Problem is not null).Select(cell => cell.Problem!)];
        Value = Problems.Count == 0 ? layout.Made(this) : null;
        Key = layout.Key.All(column => cells[column.Index].Problem is null) && layout.Key.Count > 0
            ? string.Join(SheetKey.Between, layout.Key.Select(Said))
            : null;
        Name = layout.Naming is { } naming ? Said(naming) : "";
    }

    /// <summary>As the sheet counts.</summary>
    public int Number { get; }

    /// <summary>Null when the row has problems.</summary>
    public TRow? Value { get; }

    public IReadOnlyList<SheetProblem> Problems { get; }

    public string Name { get; }

    /// <summary>Null when a cell of the key could not be read.</summary>
    internal string? Key { get; }

    /// <summary>The value of a cell; for the layout that makes the row.</summary>
    public T Of<T>(SheetColumn<TRow, T> column) => (T)cells[column.Index].Value!;

    public CellRange At(SheetColumn<TRow> column) => new(Number, places[column.Index]);

    /// <summary>The value in words, or the cell as it was written.</summary>
    public string Said(SheetColumn<TRow> column) => cells[column.Index].Said;

    /// <summary>A problem of this row that only the feature sees.</summary>
    public SheetProblem Refuse(SheetColumn<TRow> column, string code, params IReadOnlyList<object?> arguments) => new(At(column), code, arguments);
}

internal static class SheetKey
{
    // Stands in no cell: reading removes control characters.
    public const char Between = '\u001f';

    public static string Of<TRow>(SheetLayout<TRow> layout, TRow row)
        where TRow : class => string.Join(Between, layout.Key.Select(column => column.Say(row)));

    // A cell of the key may be blank.
    public static string InWords(string key) => string.Join('\u3001', key.Split(Between, StringSplitOptions.RemoveEmptyEntries));
}
