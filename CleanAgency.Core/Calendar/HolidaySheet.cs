using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Calendar;

/// <summary>The sheet of a year's notice: only the days that are not what their weekday says.</summary>
public sealed class HolidaySheet : SheetLayout<NoticeDay>
{
    public static readonly HolidaySheet Layout = new();

    private const char IdeographicComma = '\u3001';

    // As in one cell that names two festivals.
    private static readonly char[] Between = [',', '\n', '\t', IdeographicComma];

    private HolidaySheet()
        : base("Calendar.Sheet", mostRows: 200)
    {
        Date = Required("Calendar.Sheet.Date", Cell.Date, day => day.Date, 14);
        Mark = Required("Calendar.Sheet.Mark", Cell.Choice(new[] { DayMark.Off, DayMark.Working }.Select(mark => (mark, Word(mark)))), day => day.Mark, 14);
        Festival = Optional("Calendar.Sheet.Name", Cell.Text(EditedDay.LongestName), day => day.Name, 24);
        KeyedBy(Date);
        NamedBy(Festival);
    }

    public SheetColumn<NoticeDay, DateOnly> Date { get; }

    public SheetColumn<NoticeDay, DayMark> Mark { get; }

    public SheetColumn<NoticeDay, string> Festival { get; }

    internal static string Word(DayMark mark) => Written.InOffice($"Calendar.DayMark.{mark}");

    // For which festival a weekend is worked, the notice does not say.
    protected override NoticeDay Make(SheetRow<NoticeDay> cells) =>
        new(cells.Of(Date), cells.Of(Mark), cells.Of(Mark) == DayMark.Off ? string.Join(IdeographicComma, Written.HalfWidth(cells.Of(Festival)).Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : "");
}
