using System.Text;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Sheets;
using CleanAgency.Tests.Fixtures;
using Xunit;
using static CleanAgency.Tests.Calendar.Notices;

namespace CleanAgency.Tests.Calendar;

/// <summary>What goes out comes back as it was.</summary>
public sealed class ExportHolidaysTests
{
    [Theory]
    [InlineData(2025, HolidayForm.Workbook)]
    [InlineData(2025, HolidayForm.Json)]
    [InlineData(2026, HolidayForm.Workbook)]
    [InlineData(2026, HolidayForm.Json)]
    [InlineData(2028, HolidayForm.Workbook)]
    [InlineData(2028, HolidayForm.Json)]
    public async Task Brought_back_it_changes_nothing(int year, HolidayForm form)
    {
        await using var agency = new Agency();
        // With days of the December before and two festivals in one.
        await Import(agency, Json(2028, [.. Off("2027-12-30", 3, "元旦"), .. Off("2028-10-03", 3, "国庆节,中秋节"), Worked("2028-01-08")], "国办发明电〔2027〕7号"));
        await agency.As("sysadmin").Send(new EditDay(new(year, 11, 20), DayMark.Off, "停电", 0));
        var before = await agency.Year(year);

        var file = await agency.As("u01").Send(new ExportHolidays(year, form));
        Assert.EndsWith(form == HolidayForm.Json ? ".json" : ".xlsx", file.Name, StringComparison.Ordinal);
        var upload = await Upload(agency, file.Bytes, file.Name);
        var preview = await agency.As("sysadmin").Send(new HolidayImportPreview(upload));
        Assert.Equal((year, 0, preview.Before), (preview.Year, preview.ToWrite, preview.After));
        Assert.Equal(0, preview.Counts[VerdictKind.Refused]);
        await agency.As("sysadmin").Send(new ImportHolidays(upload, preview.Fingerprint));
        var after = await agency.Year(year);
        Assert.Equal(before.Months.SelectMany(month => month.Days), after.Months.SelectMany(month => month.Days));
        if (form == HolidayForm.Json && year == 2028)
        {
            Assert.Equal(before.Imported!.Source, after.Imported!.Source);
        }
    }

    [Fact]
    public async Task It_is_written_in_the_public_form_and_the_audit_knows_who_took_it()
    {
        await using var agency = new Agency();
        var json = Encoding.UTF8.GetString((await agency.As("u01").Send(new ExportHolidays(2026, HolidayForm.Json))).Bytes);
        Assert.Contains("\"isOffDay\": true", json, StringComparison.Ordinal);
        Assert.Contains("\"name\": \"国庆节\"", json, StringComparison.Ordinal);
        Assert.Contains("\"date\": \"2026-10-01\"", json, StringComparison.Ordinal);
        Assert.Single(await agency.Audit(nameof(ExportHolidays)));
        Assert.Equal("Calendar.NothingToExport", await agency.As("u01").Refused(new ExportHolidays(2027, HolidayForm.Json)));
    }
}
