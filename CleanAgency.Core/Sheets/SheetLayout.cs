namespace CleanAgency.Core.Sheets;

/// <summary>
/// A sheet, declared once by its feature: name and columns in order. Reading, judging, template and export all follow it,
/// so an export can always be imported again.
/// </summary>
public abstract class SheetLayout<TRow>
    where TRow : class
{
    private readonly List<SheetColumn<TRow>> columns = [];

    /// <param name="name">The sheet's name, or the code of its text.</param>
    protected SheetLayout(ColumnText name, int mostRows = 10_000) => (Text, MostRows) = (name, mostRows);

    public string Name => Text.Title;

    public int MostRows { get; }

    public IReadOnlyList<SheetColumn<TRow>> Columns => columns;

    /// <summary>The columns that tell one row from another.</summary>
    public IReadOnlyList<SheetColumn<TRow>> Key { get; private set; } = [];

    /// <summary>The column that says what the row is about, where there is one.</summary>
    public SheetColumn<TRow>? Naming { get; private set; }

    internal ColumnText Text { get; }

    internal bool Empty { get; private set; }

    public SheetReading<TRow> Read(RawWorkbook book) => SheetReading<TRow>.Of(book, this);

    /// <summary>Row by row: new, changed, unchanged or refused, against what is there.</summary>
    /// <param name="check">What only the feature knows: is there such a parent? Asked for rows that are well filled in.</param>
    /// <param name="settle">What a row becomes beside what is there, where a blank cell leaves something as it is.</param>
    /// <param name="replacing">The sheet is the whole truth: what it does not have would be removed.</param>
    /// <param name="tell">What a new row comes to, where its key alone does not say it.</param>
    public Judgement<TRow> Judge(
        SheetReading<TRow> reading,
        IEnumerable<TRow> existing,
        Func<SheetRow<TRow>, TRow?, IEnumerable<SheetProblem>>? check = null,
        Func<TRow, TRow, TRow>? settle = null,
        bool replacing = false,
        Func<TRow, string>? tell = null) =>
        Judgement<TRow>.Of(reading, existing, check ?? ((_, _) => []), settle ?? ((row, _) => row), replacing, tell ?? (_ => ""));

    public SheetContent With(IEnumerable<TRow> rows) =>
        new(Name, Columns, rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(column => column.Write(row))]), MostRows);

    public SheetContent Template() => With([]);

    /// <summary>Who says what is there, where it stays beside what the row says; nobody where the row takes its place.</summary>
    protected internal virtual string WhoseIs(TRow was) => "";

    internal TRow Made(SheetRow<TRow> row) => Make(row);

    /// <summary>Makes the row of its cells, which are all well filled in.</summary>
    protected abstract TRow Make(SheetRow<TRow> cells);

    /// <summary>A column whose cells must be filled in.</summary>
    protected SheetColumn<TRow, T> Required<T>(ColumnText text, CellType<T> type, Func<TRow, T> of, double width) =>
        Add(text, type, of, width, required: true);

    /// <summary>A column whose cells may be blank; the column itself must be there, or a file without it would empty the field everywhere.</summary>
    protected SheetColumn<TRow, T> Optional<T>(ColumnText text, CellType<T> type, Func<TRow, T> of, double width) =>
        type.MayBeBlank
            ? Add(text, type, of, width, required: false)
            : throw new InvalidOperationException($"{text.Title}: say with OrNone or OrElse what a blank cell means.");

    protected void KeyedBy(params IReadOnlyList<SheetColumn<TRow>> key) => Key = key;

    protected void NamedBy(SheetColumn<TRow> naming) => Naming = naming;

    /// <summary>A sheet without rows says that there are none.</summary>
    protected void MayBeEmpty() => Empty = true;

    private SheetColumn<TRow, T> Add<T>(ColumnText text, CellType<T> type, Func<TRow, T> of, double width, bool required)
    {
        var column = new SheetColumn<TRow, T>(type, of) { Text = text, Index = columns.Count, Required = required, Width = width };
        columns.Add(column);
        return column;
    }
}
