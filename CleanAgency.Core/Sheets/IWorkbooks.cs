namespace CleanAgency.Core.Sheets;

/// <summary>Port: Excel workbooks. What cannot be read is refused in words that say what the file looks like and what to do.</summary>
public interface IWorkbooks
{
    RawWorkbook Read(Stream file);

    /// <summary>An export; the same columns can be imported again.</summary>
    byte[] Write(string title, params IReadOnlyList<SheetContent> sheets);

    /// <summary>Empty sheets with the lists to choose from, and a sheet that says how to fill in each column.</summary>
    byte[] Template(string title, params IReadOnlyList<SheetContent> sheets);

    /// <summary>The uploaded rows in their places, with verdict and explanation in two columns before them; corrected, it can be imported again.</summary>
    byte[] Annotate(string title, params IReadOnlyList<Judgement> sheets);
}

/// <param name="Rows">For each column a string, int, decimal, DateTime or null.</param>
/// <param name="MostRows">How far down the lists to choose from reach.</param>
public sealed record SheetContent(string Name, IReadOnlyList<SheetColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows, int MostRows);
