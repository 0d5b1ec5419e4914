using System.Globalization;
using System.Text;
using System.Text.Json;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Sheets;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Calendar;

/// <summary>Notices as files: in the public form of holiday-cn, and as workbooks of the office.</summary>
internal static class Notices
{
    /// <summary>The seven festivals of 2027, made up before the real notice was published.</summary>
    public static readonly IReadOnlyList<NoticeDay> Of2027 =
    [
        .. Off("2027-01-01", 3, "元旦"), .. Off("2027-02-05", 8, "春节"), .. Off("2027-04-03", 3, "清明节"), .. Off("2027-05-01", 5, "劳动节"),
        .. Off("2027-06-09", 1, "端午节"), .. Off("2027-09-15", 1, "中秋节"), .. Off("2027-10-01", 7, "国庆节"), Worked("2027-01-30"), Worked("2027-02-20"),
    ];

    public static IEnumerable<NoticeDay> Off(string first, int days, string name) => Enumerable.Range(0, days).Select(n => new NoticeDay(Day(first).AddDays(n), DayMark.Off, name));

    public static NoticeDay Worked(string day) => new(Day(day), DayMark.Working, "");

    public static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    public static byte[] Json(int year, IEnumerable<NoticeDay> days, params string[] papers) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        year,
        papers,
        days = days.Select(day => new { name = day.Name.Length > 0 ? day.Name : "调休", date = day.Date.ToString("O", null), isOffDay = day.Mark == DayMark.Off }),
    });

    public static byte[] Text(string json) => Encoding.UTF8.GetBytes(json);

    public static byte[] Workbook(Agency agency, params IEnumerable<NoticeDay> days) => agency.Services.GetRequiredService<IWorkbooks>().Write("x", HolidaySheet.Layout.With(days));

    public static Task<Guid> Upload(Agency agency, byte[] file, string name = "2027.json") => agency.As("sysadmin").Send(new UploadHolidays(name, new(file)));

    /// <summary>Seen and confirmed.</summary>
    public static async Task Import(Agency agency, byte[] file)
    {
        var upload = await Upload(agency, file);
        await agency.As("sysadmin").Send(new ImportHolidays(upload, (await agency.As("sysadmin").Send(new HolidayImportPreview(upload))).Fingerprint));
    }

    public static Task<CalendarYear.Sheet> Year(this Agency agency, int year) => agency.As("u01").Send(new CalendarYear(year));

    public static CalendarYear.Day On(this CalendarYear.Sheet year, string day) => year.Months[Day(day).Month - 1].Days[Day(day).Day - 1];
}
