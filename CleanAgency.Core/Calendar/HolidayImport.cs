using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Calendar;

/// <summary>What an uploaded notice would make of its year. The preview and the import ask the same question.</summary>
internal sealed class HolidayImport
{
    // As the State Council's notices call them; what a file lacks is pointed out.
    private static readonly string[] Festivals = [.. Written.InOffice("Calendar.Festivals").Split('|')];

    private HolidayImport(RawWorkbook book, int? year, string source, IReadOnlyList<ImportedYear> imported)
    {
        var reading = HolidaySheet.Layout.Read(book);
        List<NoticeDay> days = [.. reading.Rows.Select(row => row.Value).OfType<NoticeDay>()];
        // A workbook does not say its year; most of its days do.
        Year = year ?? days.CountBy(day => day.Date.Year).OrderByDescending(of => of.Value).ThenByDescending(of => of.Key).Select(of => of.Key).FirstOrDefault(CalendarYear.First);
        if (Year is < CalendarYear.First or > CalendarYear.Last)
        {
            throw new RuleBroken("Calendar.Year", $"{CalendarYear.First}", $"{CalendarYear.Last}");
        }

        Source = source;
        Stored = imported.SingleOrDefault(one => one.Year == Year);
        var there = Stored?.Notice ?? HolidayYear.Shipped.SingleOrDefault(shipped => shipped.Year == Year);
        List<OffBlock> tooLong = [.. OffBlock.Of(days.DistinctBy(day => day.Date)).Where(block => block.Days.Count() > HolidayYear.LongestBlock)];
        Judgement = HolidaySheet.Layout.Judge(reading, there?.Days ?? [], (row, _) => Problems(row, tooLong), replacing: true);
        (Before, After) = (CalendarShelf.NoticesOver(imported).ToList(), HolidayYear.Of(Year, [.. days.DistinctBy(day => day.Date)]));
    }

    public int Year { get; }

    public string Source { get; }

    /// <summary>The import of the same year that this one would replace.</summary>
    public ImportedYear? Stored { get; }

    public Judgement<NoticeDay> Judgement { get; }

    public IReadOnlyList<HolidayYear> Before { get; }

    public HolidayYear After { get; }

    /// <summary>Festivals that the State Council grants every year and the file does not name.</summary>
    public IReadOnlyList<string> Missing => [.. Festivals.Where(festival => After.Off.All(block => !block.Name.Contains(festival, StringComparison.Ordinal))).Select(festival => new OffBlock(default, default, festival).Title)];

    public static async Task<HolidayImport> Of(UploadedSheet upload, IWorkbooks workbooks, IAppDb db, CancellationToken ct)
    {
        var imported = await db.Set<ImportedYear>().ToListAsync(ct);
        var file = upload.BytesFor<UploadHolidays>();
        if (!HolidayJson.IsMeant(file))
        {
            return new(upload.OpenFor<UploadHolidays>(workbooks), null, upload.FileName, imported);
        }

        var json = HolidayJson.Read(file);
        return new(json.Book, json.Year, json.Papers is { Length: > 0 and <= ImportedYear.LongestSource } papers ? papers : upload.FileName, imported);
    }

    private IEnumerable<SheetProblem> Problems(SheetRow<NoticeDay> row, List<OffBlock> tooLong)
    {
        var day = row.Value!;
        if (!HolidayYear.Covers(Year, day.Date))
        {
            yield return row.Refuse(HolidaySheet.Layout.Date, "Calendar.OtherYear", $"{Year}");
        }

        if (day.Mark == DayMark.Working && !day.Date.IsWeekend())
        {
            yield return row.Refuse(HolidaySheet.Layout.Mark, "Calendar.NotWeekend");
        }

        if (day.Mark == DayMark.Off && day.Name.Length == 0)
        {
            yield return row.Refuse(HolidaySheet.Layout.Festival, "Calendar.NoName");
        }

        if (day.Mark == DayMark.Off && tooLong.FirstOrDefault(block => block.First <= day.Date && day.Date <= block.Last) is { } block)
        {
            yield return row.Refuse(HolidaySheet.Layout.Date, "Calendar.TooLong", block.Days.Count());
        }
    }
}
