using System.Globalization;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Infrastructure.Demo;
using Xunit;

namespace CleanAgency.Tests.Calendar;

public sealed class DeadlineTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Shipped;

    public static TheoryData<string, int, string, bool> Vectors()
    {
        using var file = new StreamReader(typeof(DeadlineTests).Assembly.GetManifestResourceStream(typeof(DeadlineTests), "workday-vectors.csv")!);
        var vectors = new TheoryData<string, int, string, bool>();
        foreach (var row in Csv.Read(file.ReadToEnd()).Skip(1))
        {
            vectors.Add(row[0], int.Parse(row[1], CultureInfo.InvariantCulture), row[2], row[3] == "暂定");
        }

        return vectors;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_reckoning_agrees_with_the_vectors(string start, int n, string due, bool provisional) =>
        Assert.Equal(new Deadline(Day(due), provisional), new Workdays(n).From(Day(start), Calendar));

    [Fact]
    public void All_vectors_were_read() => Assert.Equal(23, Vectors().Count);

    [Theory]
    [InlineData("2026-12-31", 0, "2026-12-31", false)]
    [InlineData("2026-12-31", 1, "2027-01-01", true)]
    [InlineData("2023-12-31", 1, "2024-01-02", false)] // the start is not counted, so its year is not asked
    [InlineData("2023-12-30", 1, "2024-01-02", true)]
    [InlineData("2023-12-30", 0, "2024-01-02", true)]
    [InlineData("2027-03-01", 1, "2027-03-02", true)]
    public void Working_days_are_provisional_where_a_notice_is_missing_on_the_way(string start, int n, string due, bool provisional) =>
        Assert.Equal(new Deadline(Day(due), provisional), new Workdays(n).From(Day(start), Calendar));

    [Fact]
    public void Calendar_days_and_fixed_dates_stay_where_they_fall_and_are_certain()
    {
        Assert.Equal(new Deadline(Day("2026-10-05"), false), new CalendarDays(7).From(Day("2026-09-28"), Calendar));
        Assert.Equal(new Deadline(Day("2027-01-19"), false), new CalendarDays(60).From(Day("2026-11-20"), Calendar));
        Assert.Equal(new Deadline(Day("2030-10-01"), false), new FixedDate(Day("2030-10-01")).From(Day("2026-11-20"), Calendar));
        Assert.Throws<RuleBroken>(() => new CalendarDays(-1).From(Day("2026-11-20"), Calendar));
        Assert.Throws<RuleBroken>(() => new CalendarDays(int.MaxValue).From(Day("2026-11-20"), Calendar));
        Assert.Throws<RuleBroken>(() => new CalendarDays(1).From(DateOnly.MaxValue, Calendar));
        Assert.Throws<RuleBroken>(() => new Workdays(1).From(DateOnly.MaxValue, Calendar));
        Assert.Throws<RuleBroken>(() => new Workdays(0).From(new DateOnly(9999, 12, 26).AddDays(5), new WorkCalendar([new(9999, [new(new(9999, 12, 31), new(9999, 12, 31), "元旦")], [])])));
    }

    [Theory]
    [InlineData("2026-11-25", "2026-11-20", "还剩3个工作日", "Working days left: 3")]
    [InlineData("2026-11-20", "2026-11-20", "今天", "Due today")]
    [InlineData("2026-11-18", "2026-11-20", "逾期2个工作日", "Working days overdue: 2")]
    [InlineData("2026-11-20", "2026-11-22", "已逾期", "Overdue")]
    [InlineData("2026-11-22", "2026-11-20", "今天是最后一个工作日", "Today is the last working day")]
    [InlineData("2026-11-22", "2026-11-21", "到期前已无工作日", "No working day left before it is due")]
    [InlineData("2026-10-08", "2026-09-30", "还剩1个工作日", "Working days left: 1")]
    [InlineData("2027-01-04", "2026-12-31", "还剩2个工作日（暂定）", "Working days left: 2 (provisional)")]
    [InlineData("2027-01-02", "2027-01-02", "今天", "Due today")]
    public void A_deadline_says_what_is_left_in_working_days(string due, string today, string chinese, string english)
    {
        var left = new Deadline(Day(due), false).Left(Day(today), Calendar);
        Assert.Equal((chinese, english), (In("zh-CN", left.Say), In("en", left.Say)));
        Assert.Equal(Day(today) > Day(due), left.Late);
    }

    [Fact]
    public void Festivals_have_their_names_in_both_languages_and_an_unknown_one_keeps_its_own()
    {
        var october = Calendar.HolidayOn(Day("2025-10-06"))!;
        Assert.Equal(("国庆节、中秋节", "National Day and Mid-Autumn Festival"), (In("zh-CN", () => october.Title), In("en", () => october.Title)));
        Assert.Equal("抗战胜利纪念日", In("en", () => (october with { Name = "抗战胜利纪念日" }).Title));
    }

    private static string In(string language, Func<string> say)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(language);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
