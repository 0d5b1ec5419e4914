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

    private static string Word(string name) => RuleTexts.Find($"Calendar.Holiday.{name}") ?? name;
}

/// <summary>What the notice of one year says beyond ordinary weekends.</summary>
public sealed record HolidayYear(int Year, IReadOnlyList<OffBlock> Off, IReadOnlyList<DateOnly> WorkingWeekends)
{
    // A notice takes effect a few days before its year at the earliest, a block is two weeks at the very most.
    private const int LongestBlock = 16;

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

    private static (int Year, DateOnly First, OffBlock? Off) Fact(string text, int number)
    {
        var cells = text.Split(',');
        if (cells.Length == 5 && int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && Day(cells[2]) is { } first
            && (first.Year == year || (first.Year == year - 1 && first.Month == 12)))
        {
            if (cells[1] == "work" && cells[3].Length == 0 && first.IsWeekend())
            {
                return (year, first, null);
            }

            if (cells[1] == "off" && Day(cells[3]) is { } last && last >= first && last.DayNumber - first.DayNumber < LongestBlock && cells[4].Length > 0)
            {
                return (year, first, new(first, last, cells[4]));
            }
        }

        throw new FormatException($"Line {number} of the holiday notices cannot be meant: {text}");
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
