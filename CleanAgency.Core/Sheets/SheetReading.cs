using System.Globalization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Sheets;

/// <summary>A sheet of an upload, found and read by its layout. What is wrong with the whole file is a refusal, what is wrong with a cell stays with its row.</summary>
/// <param name="Notices">What was read otherwise than written, and harms nothing: a column nobody asked for, a sheet by another name.</param>
public sealed record SheetReading<TRow>(
    SheetLayout<TRow> Layout, RawSheet Sheet, int HeaderRow, IReadOnlyList<SheetRow<TRow>> Rows, IReadOnlyList<TextCode> Notices)
    where TRow : class
{
    private const int HeaderWithin = 20;

    internal static SheetReading<TRow> Of(RawWorkbook book, SheetLayout<TRow> layout)
    {
        var notices = new List<TextCode>();
        var sheet = Find(book, layout, notices);
        var header = Header(sheet, layout);
        var places = Places(sheet, header, layout, notices);
        var below = sheet.Rows.Where(row => row.Number > header.Number && places.Any(place => !row[place].IsBlank)).ToList();
        var count = below.Count + sheet.RowCount - sheet.Rows.Count;
        if (count > layout.MostRows)
        {
            throw new RuleBroken("Sheets.TooManyRows", sheet.Name, Said(count), Said(layout.MostRows));
        }

        if (count == 0 && !layout.Empty)
        {
            throw new RuleBroken("Sheets.NoRows", sheet.Name, header.Number);
        }

        var merged = Merged(sheet, places);
        return new(layout, sheet, header.Number, [.. below.Select(row => Read(layout, row, places, merged))], notices);
    }

    private static SheetRow<TRow> Read(SheetLayout<TRow> layout, RawRow row, int[] places, List<CellRange> merged)
    {
        var cells = new CellRead[places.Length];
        foreach (var column in layout.Columns)
        {
            var place = places[column.Index];
            cells[column.Index] = column.Read(row[place], new(row.Number, place));
        }

        var touching = merged.Where(range => range.Row <= row.Number && row.Number <= range.LastRow).ToList();
        // The empty cells of a merged range are no fault of their own.
        if (touching.Count > 0)
        {
            for (var i = 0; i < cells.Length; i++)
            {
                if (cells[i].Problem is { } problem && touching.Any(range => range.Touches(problem.Where)))
                {
                    cells[i] = cells[i] with { Problem = null, Value = null };
                }
            }
        }

        return new(layout, row.Number, places, cells, touching.Select(range => new SheetProblem(range, "Sheets.Merged")));
    }

    // A sheet by another name is taken only when it is the only one that has every column: nothing is left to guess.
    private static RawSheet Find(RawWorkbook book, SheetLayout<TRow> layout, List<TextCode> notices)
    {
        var named = book.Sheets.FirstOrDefault(sheet => Written.Title(sheet.Name) == Written.Title(layout.Name))
            ?? book.Sheets.FirstOrDefault(sheet => layout.Text.Also.Any(also => Written.Title(also) == Written.Title(sheet.Name)));
        if (named is not null)
        {
            return named;
        }

        var fitting = book.Sheets.Where(sheet => Beginning(sheet).Any(row => layout.Columns.All(column => Where(row, column).Count > 0))).ToList();
        if (fitting.Count != 1)
        {
            throw new RuleBroken("Sheets.NoSuchSheet", layout.Name, Listed(book.Sheets.Select(sheet => Written.Short(sheet.Name))));
        }

        notices.Add(new("Sheets.OtherName", fitting[0].Name, layout.Name));
        return fitting[0];
    }

    private static RawRow Header(RawSheet sheet, SheetLayout<TRow> layout)
    {
        var best = Beginning(sheet).MaxBy(row => layout.Columns.Count(column => Where(row, column).Count > 0));
        return best is not null && layout.Columns.Any(column => Where(best, column).Count > 0)
            ? best
            : throw new RuleBroken("Sheets.NoHeader", sheet.Name, HeaderWithin, Listed(layout.Columns.Select(column => column.Title)));
    }

    private static int[] Places(RawSheet sheet, RawRow header, SheetLayout<TRow> layout, List<TextCode> notices)
    {
        var found = layout.Columns.Select(column => (Column: column, At: Where(header, column))).ToList();
        if (found.Where(one => one.At.Count == 0).Select(one => one.Column.Title).ToList() is { Count: > 0 } missing)
        {
            throw new RuleBroken("Sheets.ColumnsMissing", sheet.Name, header.Number, Listed(missing));
        }

        if (found.FirstOrDefault(one => one.At.Count > 1) is { Column: not null } twice)
        {
            throw new RuleBroken(
                "Sheets.ColumnTwice", sheet.Name, twice.Column.Title, Listed(twice.At.Select(place => new CellRange(header.Number, place).ToString())));
        }

        var places = found.Select(one => one.At[0]).ToArray();
        var own = SheetTitles.OfAnnotations.Select(Written.Title).ToHashSet();
        var extra = header.Cells.Where(cell => !places.Contains(cell.Key) && !cell.Value.IsBlank && !own.Contains(Written.Title(cell.Value.Shown)))
            .OrderBy(cell => cell.Key).Select(cell => Written.Short(Written.Clean(cell.Value.Shown))).ToList();
        if (extra.Count > 0)
        {
            notices.Add(new("Sheets.ColumnsExtra", Listed(extra)));
        }

        return places;
    }

    private static List<CellRange> Merged(RawSheet sheet, int[] places) =>
        [.. sheet.Merged.Where(range => !range.IsOneCell && places.Any(place => range.Column <= place && place <= range.LastColumn))];

    private static IEnumerable<RawRow> Beginning(RawSheet sheet) => sheet.Rows.Take(HeaderWithin);

    private static List<int> Where(RawRow row, SheetColumn column) =>
        [.. row.Cells.Where(cell => cell.Value.Shown.Length <= 100 && column.IsCalled(Written.Title(cell.Value.Shown))).Select(cell => cell.Key).Order()];

    private static string Listed(IEnumerable<string> words) => string.Join('\u3001', words);

    private static string Said(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>The titles that our own annotated copies add; a corrected copy may be read again.</summary>
public static class SheetTitles
{
    public static string Verdict { get; } = Written.InOffice("Sheets.Title.Verdict");

    public static string Why { get; } = Written.InOffice("Sheets.Title.Why");

    internal static IReadOnlyList<string> OfAnnotations { get; } = [Verdict, Why];
}
