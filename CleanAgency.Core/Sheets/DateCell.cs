using System.Globalization;
using System.Text.RegularExpressions;

namespace CleanAgency.Core.Sheets;

internal sealed partial class DateCell : CellType<DateOnly>
{
    public override CellForm Form => CellForm.Date;

    public override string Hint => Written.InOffice("Sheets.Hint.Date");

    public override Parsed<DateOnly> Read(RawCell cell) => cell.Value switch
    {
        DateTime { Year: >= 1900 } moment => DateOnly.FromDateTime(moment),
        // 46346 is a date that lost its format, and may as well be a headcount in the wrong column; 20261120 is a date.
        double or string when Day().Match(Written.Code(cell.Shown)) is { Success: true } day && Made(day) is { } date => date,
        _ => new NotParsed("Sheets.NotDate"),
    };

    public override object? Write(DateOnly value) => value.ToDateTime(TimeOnly.MinValue);

    public override string Say(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Made(Match match)
    {
        var (year, month, day) = (Part("y"), Part("m"), Part("d"));
        return year >= 1900 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"^(?<y>[0-9]{4})(?:(?<m>[0-9]{2})(?<d>[0-9]{2})|(?<s>[-/.])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})| ?\u5E74 ?(?<m>[0-9]{1,2}) ?\u6708 ?(?<d>[0-9]{1,2}) ?\u65E5)(?: 0?0:00(?::00)?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
