using System.Globalization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Calendar;

/// <summary>Days off in a row, weekends included, and the festival they are for.</summary>
public sealed record OffBlock(DateOnly First, DateOnly Last, string Name)
{
    // As in 国庆节、中秋节 of 2025.
    private const char IdeographicComma = '\u3001';

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);

    /// <summary>The name in the reader's language; a notice may name a day that no resource knows (a jubilee), then as written there.</summary>
    public string Title => Name.Split(IdeographicComma).Select(Word).Aggregate((all, next) => RuleTexts.Say("Calendar.HolidayAnd", all, next));

    /// <summary>Days off that follow each other under one name are one block.</summary>
    internal static IEnumerable<OffBlock> Of(IEnumerable<NoticeDay> days)
    {
        OffBlock? block = null;
        foreach (var day in days.Where(day => day.Mark == DayMark.Off).OrderBy(day => day.Date))
        {
            if (block is not null && block.Name == day.Name && block.Last.AddDays(1) == day.Date)
            {
                block = block with { Last = day.Date };
                continue;
            }

            if (block is not null)
            {
                yield return block;
            }

            block = new(day.Date, day.Date, day.Name);
        }

        if (block is not null)
        {
            yield return block;
        }
    }

    private static string Word(string name) => RuleTexts.Find($"Calendar.Holiday.{name}") ?? name;
}

/// <summary>What the notice of one year says beyond ordinary weekends.</summary>
public sealed record HolidayYear(int Year, IReadOnlyList<OffBlock> Off, IReadOnlyList<DateOnly> WorkingWeekends)
{
    // A notice takes effect a few days before its year at the earliest, a block is two weeks at the very most.
    public const int LongestBlock = 16;

    private const string Form = "yyyy-MM-dd";

    // As on the wall calendar; the auditor reads an import in this form.
    private const string Rest = "休";
    private const string Worked = "班";

    private static readonly Lazy<IReadOnlyList<HolidayYear>> FromFile = new(() => Read(Embedded.Text("Calendar.notices.csv")));

    /// <summary>The years that come with the product.</summary>
    public static IReadOnlyList<HolidayYear> Shipped => FromFile.Value;

    public IEnumerable<NoticeDay> Days =>
    [
        .. Off.SelectMany(block => block.Days.Select(day => new NoticeDay(day, DayMark.Off, block.Name))),
        .. WorkingWeekends.Select(day => new NoticeDay(day, DayMark.Working, "")),
    ];

    public static HolidayYear Of(int year, IReadOnlyCollection<NoticeDay> days) =>
        new(year, [.. OffBlock.Of(days)], [.. days.Where(day => day.Mark == DayMark.Working).Select(day => day.Date).Order()]);

    /// <summary>May a notice of the year speak of this day?</summary>
    public static bool Covers(int year, DateOnly day) => day.Year == year || (day.Year == year - 1 && day.Month == 12);

    /// <summary>Reads rows "Year,What,First,Last,Name"; a row that cannot be meant stops it, with its number.</summary>
    public static IReadOnlyList<HolidayYear> Read(string rows)
    {
        var facts = rows.Split('\n').Select((text, at) => (Text: text.Trim(), Number: at + 1))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#' && !line.Text.StartsWith("Year,", StringComparison.Ordinal))
            .Select(line => Fact(line.Text, line.Number));
        return
        [
            .. from fact in facts
               group fact by fact.Year into year
               orderby year.Key
               select new HolidayYear(
                   year.Key,
                   [.. year.Where(f => f.Off is not null).Select(f => f.Off!).OrderBy(o => o.First)],
                   [.. year.Where(f => f.Off is null).Select(f => f.First).Order()]),
        ];
    }

    /// <summary>What <see cref="Read"/> reads.</summary>
    public string Write() => string.Join('\n', Off.Select(block => $"{Year},{Rest},{Said(block.First)},{Said(block.Last)},{block.Name}")
        .Concat(WorkingWeekends.Select(day => $"{Year},{Worked},{Said(day)},,")));

    private static (int Year, DateOnly First, OffBlock? Off) Fact(string text, int number)
    {
        var cells = text.Split(',');
        if (cells.Length == 5 && int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && Day(cells[2]) is { } first
            && Covers(year, first))
        {
            if (cells[1] == Worked && cells[3].Length == 0 && first.IsWeekend())
            {
                return (year, first, null);
            }

            if (cells[1] == Rest && Day(cells[3]) is { } last && last >= first && last.DayNumber - first.DayNumber < LongestBlock && cells[4].Length > 0)
            {
                return (year, first, new(first, last, cells[4]));
            }
        }

        throw new FormatException($"Line {number} of the holiday notices cannot be meant: {text}");
    }

    private static string Said(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
