using CleanAgency.Core.Common;

namespace CleanAgency.Core.Calendar;

/// <summary>The notice of a year as it was imported. It stands in place of the one that came with the product, if there is one.</summary>
public sealed class ImportedYear(int year) : Entity
{
    public const int LongestSource = 300;

    public int Year { get; private set; } = year;

    /// <summary>In the form of the file that comes with the product.</summary>
    public string Days { get; private set; } = "";

    /// <summary>The papers that the file names, or the file itself.</summary>
    public string Source { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }

    public override string Caption => $"{Year}";

    public HolidayYear Notice => HolidayYear.Read(Days).SingleOrDefault() ?? new(Year, [], []);

    public void Take(HolidayYear notice, string source, string by, DateTime at) => (Days, Source, By, At) = (notice.Write(), source, by, at);
}
