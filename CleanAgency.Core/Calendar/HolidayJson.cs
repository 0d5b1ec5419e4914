using System.Text.Encodings.Web;
using System.Text.Json;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Calendar;

/// <summary>
/// A year in the public form of holiday-cn: {year, papers: [], days: [{name, date, isOffDay}]}. It is read as the sheet it stands for,
/// so that rows are judged, shown and annotated as those of a workbook.
/// </summary>
internal sealed record HolidayJson(RawWorkbook Book, int Year, string Papers)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 };

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Nothing that begins like an object, or like a list of them, is a workbook.</summary>
    public static bool IsMeant(ReadOnlySpan<byte> file) => Unmarked(file).TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    public static HolidayJson Read(byte[] file)
    {
        try
        {
            using var json = JsonDocument.Parse(file.AsMemory(file.Length - Unmarked(file).Length), Lenient);
            return Of(json.RootElement);
        }
        catch (JsonException broken)
        {
            throw new RuleBroken("Calendar.Json.Broken", (broken.LineNumber ?? 0) + 1);
        }
    }

    /// <summary>What <see cref="Read"/> reads, as other programs write it too.</summary>
    /// <param name="source">None: the notice came with the product.</param>
    public static byte[] Write(HolidayYear notice, string? source) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            year = notice.Year,
            papers = source is null ? Array.Empty<string>() : [source],
            days = notice.Days.OrderBy(day => day.Date).Select(day => new { name = day.Name, date = day.Date, isOffDay = day.Mark == DayMark.Off }),
        }, Readable);

    private static HolidayJson Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("year", out var said) || said.ValueKind != JsonValueKind.Number || !said.TryGetInt32(out var year)
            || !root.TryGetProperty("days", out var days) || days.ValueKind != JsonValueKind.Array
            || days.EnumerateArray().Any(day => day.ValueKind != JsonValueKind.Object || !day.TryGetProperty("date", out _)))
        {
            throw new RuleBroken("Calendar.Json.Form");
        }

        List<RawRow> rows = [Row(1, HolidaySheet.Layout.Columns.Select(column => column.Title)), .. days.EnumerateArray().Select((day, at) => Row(at + 2, Cells(day)))];
        return rows.Count == 1
            ? throw new RuleBroken("Calendar.Json.Empty", $"{year}")
            : new(new([new(HolidaySheet.Layout.Name, rows, rows.Count, [])]), year, root.TryGetProperty("papers", out var papers) ? Said(papers) : "");
    }

    private static IEnumerable<string> Cells(JsonElement day)
    {
        yield return Of(day, "date");
        yield return Of(day, "isOffDay") switch
        {
            nameof(JsonValueKind.True) => HolidaySheet.Word(DayMark.Off),
            nameof(JsonValueKind.False) => HolidaySheet.Word(DayMark.Working),
            var other => other,
        };
        yield return Of(day, "name");
    }

    // What is missing is blank, what has another type is shown as it stands; the sheet refuses both in words.
    private static string Of(JsonElement day, string name) =>
        day.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string Said(JsonElement papers) => papers.ValueKind == JsonValueKind.Array ? string.Join(' ', papers.EnumerateArray()) : papers.ToString();

    private static RawRow Row(int number, IEnumerable<string> cells) => new(number, cells.Select(RawCell.Text).Index().ToDictionary(at => at.Index, at => at.Item));

    private static ReadOnlySpan<byte> Unmarked(ReadOnlySpan<byte> file) => file.StartsWith(System.Text.Encoding.UTF8.Preamble) ? file[3..] : file;
}
