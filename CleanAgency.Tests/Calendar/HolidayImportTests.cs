using CleanAgency.Core.Calendar;
using CleanAgency.Core.Sheets;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Xunit;
using static CleanAgency.Tests.Calendar.Notices;

namespace CleanAgency.Tests.Calendar;

[SpokenInChinese]
public sealed class HolidayImportTests
{
    [Fact]
    public async Task A_year_that_was_provisional_is_known_once_imported_and_its_deadlines_are_reckoned_anew()
    {
        await using var agency = new Agency();
        var question = new ReckonDeadline(new(2026, 12, 25), DeadlineKind.Workdays, 5);
        Assert.Equal(new Deadline(new(2027, 1, 1), true), (await agency.As("u01").Send(question)).Deadline);

        var upload = await Upload(agency, Json(2027, Of2027, "https://www.gov.cn/notice-of-2027"));
        var preview = await agency.As("sysadmin").Send(new HolidayImportPreview(upload));
        Assert.Equal((2027, true, 261, Of2027.Count), (preview.Year, preview.Provisional, preview.Before, preview.Counts[VerdictKind.New]));
        Assert.Empty(preview.Missing);
        Assert.Empty(preview.Gone);
        Assert.Contains(("2027-02-05", "放假（春节）"), preview.Page.Rows.Select(verdict => (verdict.Key, verdict.Name)));
        Assert.Contains(("2027-02-20", "调休上班"), preview.Page.Rows.Select(verdict => (verdict.Key, verdict.Name)));
        // Nothing counts before it is confirmed.
        Assert.False((await agency.Year(2027)).Loaded);

        await agency.As("sysadmin").Send(new ImportHolidays(upload, preview.Fingerprint));
        Assert.Equal(new Deadline(new(2027, 1, 4), false), (await agency.As("u01").Send(question)).Deadline);
        var year = await agency.Year(2027);
        Assert.Equal((true, preview.After, "https://www.gov.cn/notice-of-2027", "韦示安", false), (year.Loaded, year.Workdays, year.Imported!.Source, year.Imported.By, year.Imported.Shipped));
        Assert.Equal(("春节", DayKind.WorkingWeekend, DayKind.Workday), (year.On("2027-02-10").Holiday, year.On("2027-02-20").Kind, year.On("2027-02-22").Kind));
        Assert.Equal(new CalendarYear.Block(new(2027, 2, 5), new(2027, 2, 12), "春节"), Assert.Single(year.Months[1].Off));
        var entry = Assert.Single(await agency.Audit(nameof(ImportHolidays)), e => e.SubjectKind == nameof(ImportedYear));
        Assert.Equal("2027", entry.Subject);
        Assert.Contains("2027,休,2027-02-05,2027-02-12,春节", entry.Details, StringComparison.Ordinal);
    }

    // The table of the State Council's notices, as it was published.
    [Theory]
    [InlineData(2024, "01-01*1元旦 02-10*8春节 04-04*3清明节 05-01*5劳动节 06-10*1端午节 09-15*3中秋节 10-01*7国庆节", "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12")]
    [InlineData(2025, "01-01*1元旦 01-28*8春节 04-04*3清明节 05-01*5劳动节 05-31*3端午节 10-01*8国庆节、中秋节", "01-26 02-08 04-27 09-28 10-11")]
    [InlineData(2026, "01-01*3元旦 02-15*9春节 04-04*3清明节 05-01*5劳动节 06-19*3端午节 09-25*3中秋节 10-01*7国庆节", "01-04 02-14 02-28 05-09 09-20 10-10")]
    public async Task The_public_file_of_a_year_that_came_with_the_product_changes_nothing(int year, string off, string worked)
    {
        await using var agency = new Agency();
        var days = off.Split(' ').SelectMany(block => Off($"{year}-{block[..5]}", block[6] - '0', block[7..])).Concat(worked.Split(' ').Select(day => Worked($"{year}-{day}")));
        var preview = await agency.As("sysadmin").Send(new HolidayImportPreview(await Upload(agency, Json(year, days))));
        Assert.Equal((year, preview.Total, 0), (preview.Year, preview.Counts[VerdictKind.Unchanged], preview.ToWrite));
        Assert.Empty(preview.Missing);
    }

    [Fact]
    public async Task An_import_replaces_the_year_and_what_the_file_lacks_is_named_before_it_goes()
    {
        await using var agency = new Agency();
        await Import(agency, Json(2027, Of2027));
        var again = await agency.As("sysadmin").Send(new HolidayImportPreview(await Upload(agency, Json(2027, Of2027))));
        Assert.Equal((Of2027.Count, 0), (again.Counts[VerdictKind.Unchanged], again.ToWrite));

        var upload = await Upload(agency, Workbook(agency, Of2027.Where(day => day.Name != "中秋节")), "2027年.xlsx");
        var less = await agency.As("sysadmin").Send(new HolidayImportPreview(upload));
        Assert.Equal((1, false), (less.ToWrite, less.Provisional));
        Assert.Equal(["2027-09-15 中秋节"], less.Gone);
        Assert.Equal(["中秋节"], less.Missing);
        await agency.As("sysadmin").Send(new ImportHolidays(upload, less.Fingerprint));
        var year = await agency.Year(2027);
        Assert.Equal((DayKind.Workday, "2027年.xlsx"), (year.On("2027-09-15").Kind, year.Imported!.Source));
        // The file is gone with its import.
        Assert.Equal("Access.ForeignRow", await agency.As("sysadmin").Refused(new ImportHolidays(upload, less.Fingerprint)));
    }

    [Fact]
    public async Task What_changed_since_the_preview_was_seen_is_not_written()
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, Json(2027, Of2027));
        var seen = (await agency.As("sysadmin").Send(new HolidayImportPreview(upload))).Fingerprint;
        await Import(agency, Json(2027, Of2027.Where(day => day.Name != "端午节")));
        Assert.Equal("Sheets.ChangedSince", await agency.As("sysadmin").Refused(new ImportHolidays(upload, seen)));
        Assert.Equal(DayKind.Workday, (await agency.Year(2027)).On("2027-06-09").Kind);
    }

    [Fact]
    public async Task Late_December_may_stand_in_the_file_of_the_next_year_which_has_the_last_word()
    {
        await using var agency = new Agency();
        await Import(agency, Json(2028, [.. Off("2027-12-31", 3, "元旦"), Worked("2027-12-25")]));
        var year = await agency.Year(2027);
        Assert.Equal((false, DayKind.Holiday, DayKind.WorkingWeekend), (year.Loaded, year.On("2027-12-31").Kind, year.On("2027-12-25").Kind));
        await Import(agency, Json(2027, [.. Of2027, .. Off("2027-12-24", 2, "元旦")]));
        year = await agency.Year(2027);
        Assert.Equal((true, DayKind.Holiday, DayKind.WorkingWeekend), (year.Loaded, year.On("2027-12-24").Kind, year.On("2027-12-25").Kind));
    }

    [Fact]
    public async Task A_withdrawn_import_leaves_what_came_with_the_product_or_nothing()
    {
        await using var agency = new Agency();
        await Import(agency, Json(2027, Of2027));
        await Import(agency, Json(2026, Off("2026-01-01", 1, "元旦")));
        var (unknown, shipped) = (await agency.Year(2027), await agency.Year(2026));
        Assert.Equal((DayKind.Workday, true), (shipped.On("2026-02-16").Kind, shipped.Imported!.Shipped));
        Assert.Equal("Calendar.YearChanged", await agency.As("sysadmin").Refused(new WithdrawHolidays(2026, shipped.Imported.Version + 1)));
        await agency.As("sysadmin").Send(new WithdrawHolidays(2026, shipped.Imported.Version));
        await agency.As("sysadmin").Send(new WithdrawHolidays(2027, unknown.Imported!.Version));
        Assert.Equal(("春节", null), ((await agency.Year(2026)).On("2026-02-16").Holiday, (await agency.Year(2026)).Imported));
        Assert.Equal((false, DayKind.Workday), ((await agency.Year(2027)).Loaded, (await agency.Year(2027)).On("2027-01-01").Kind));
    }

    [Theory]
    [InlineData("""{"year":2027,"papers":[],"days":[]}""", "Calendar.Json.Empty")]
    [InlineData("""{"year":2027,"days":[{"name":"元旦",""", "Calendar.Json.Broken")]
    [InlineData("""[{"year":2027}]""", "Calendar.Json.Form")]
    [InlineData("""{"year":"2027","days":[]}""", "Calendar.Json.Form")]
    [InlineData("""{"year":2027.5,"days":[]}""", "Calendar.Json.Form")]
    [InlineData("""{"year":2027,"days":{}}""", "Calendar.Json.Form")]
    [InlineData("""{"year":2027,"days":[7]}""", "Calendar.Json.Form")]
    [InlineData("""{"year":2027,"days":[{}]}""", "Calendar.Json.Form")]
    [InlineData("""{"year":1227,"days":[{"name":"元旦","date":"1227-01-01","isOffDay":true}]}""", "Calendar.Year")]
    [InlineData("2027-01-01,元旦", "Sheets.File.Csv")]
    [InlineData("%PDF-1.7", "Sheets.File.Pdf")]
    public async Task A_file_that_is_no_notice_is_refused_in_words(string file, string code)
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, Text(file));
        Assert.Equal(code, await agency.As("sysadmin").Refused(new HolidayImportPreview(upload)));
        Assert.Equal(code, await agency.As("sysadmin").Refused(new ImportHolidays(upload, "")));
    }

    [Theory]
    [InlineData("""{"name":"元旦","date":"2027-01-32","isOffDay":true}""", "Sheets.NotDate")]
    [InlineData("""{"name":"元旦","date":20270102,"isOffDay":"yes"}""", "Sheets.NotInList")]
    [InlineData("""{"name":"元旦","date":"2027-01-02"}""", "Sheets.Blank")]
    [InlineData("""{"name":"元旦","date":"2027-01-01","isOffDay":true}""", "Sheets.KeyTaken")]
    [InlineData("""{"name":"元旦","date":"2029-01-01","isOffDay":true}""", "Calendar.OtherYear")]
    [InlineData("""{"name":"元旦","date":"2026-11-30","isOffDay":true}""", "Calendar.OtherYear")]
    [InlineData("""{"name":"","date":"2027-01-02","isOffDay":true}""", "Calendar.NoName")]
    [InlineData("""{"name":"元旦","date":"2027-01-04","isOffDay":false}""", "Calendar.NotWeekend")]
    public async Task A_day_that_cannot_be_meant_is_refused_in_its_row_and_nothing_is_written(string day, string code)
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, [0xEF, 0xBB, 0xBF, .. Text($$"""{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},{{day}}]}""")]);
        var preview = await agency.As("sysadmin").Send(new HolidayImportPreview(upload));
        var refused = Assert.Single(preview.Page.Rows, verdict => verdict.Kind == VerdictKind.Refused);
        Assert.Equal((3, code), (refused.Number, refused.Problems[0].Code));
        Assert.Equal("Sheets.SomeRefused", await agency.As("sysadmin").Refused(new ImportHolidays(upload, preview.Fingerprint)));
        Assert.False((await agency.Year(2027)).Loaded);
        Assert.NotEmpty((await agency.As("sysadmin").Send(new AnnotatedHolidays(upload))).Bytes);
    }

    [Fact]
    public async Task More_than_half_a_month_off_in_a_row_is_a_slip()
    {
        await using var agency = new Agency();
        var preview = await agency.As("sysadmin").Send(new HolidayImportPreview(await Upload(agency, Json(2027, [.. Off("2027-02-01", HolidayYear.LongestBlock + 1, "春节"), .. Off("2027-10-01", 7, "国庆节")]))));
        Assert.Equal((17, 7), (preview.Counts[VerdictKind.Refused], preview.Counts[VerdictKind.New]));
    }

    [Fact]
    public async Task A_workbook_means_the_year_of_most_of_its_days_and_two_festivals_may_share_one()
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, Workbook(agency, [.. Off("2027-12-30", 2, "元旦"), .. Off("2028-10-03", 3, "国庆节,中秋节"), .. Off("2030-01-01", 1, "元旦")]), "放假.xlsx");
        var preview = await agency.As("sysadmin").Send(new HolidayImportPreview(upload));
        Assert.Equal((2028, "2030-01-01"), (preview.Year, Assert.Single(preview.Page.Rows, verdict => verdict.Kind == VerdictKind.Refused).Key));
        Assert.NotEmpty((await agency.As("sysadmin").Send(new HolidayTemplate())).Bytes);
        await Import(agency, Workbook(agency, [.. Off("2027-12-30", 2, "元旦"), .. Off("2028-10-03", 3, "国庆节,中秋节")]));
        Assert.Equal("国庆节、中秋节", (await agency.Year(2028)).On("2028-10-04").Holiday);
    }
}
