using System.Globalization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Jobs;

/// <summary>When a schedule runs, as people say it. A form that has no words is none that the list may use: a test says all of them.</summary>
public static class CronWords
{
    public static TextCode Of(string cron)
    {
        var parts = cron.Split(' ');
        return parts is ["0", var minute, var hour, var day, "*", var weekday] && int.TryParse(minute, CultureInfo.InvariantCulture, out var m)
            ? (hour, day, weekday) switch
            {
                ("*", "*", "?") => new("Jobs.Hourly", m),
                (_, "*", "?") => new("Jobs.Daily", At(hour, m)),
                (_, "?", _) => new("Jobs.Weekly", new TextCode($"Jobs.Weekday.{weekday}"), At(hour, m)),
                (_, "L", "?") => new("Jobs.MonthEnd", At(hour, m)),
                (_, _, "?") => new("Jobs.Monthly", day, At(hour, m)),
                _ => throw Wordless(cron),
            }
            : throw Wordless(cron);
    }

    private static string At(string hour, int minute) => new TimeOnly(int.Parse(hour, CultureInfo.InvariantCulture), minute).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static ArgumentException Wordless(string cron) => new($"There are no words for {cron}.");
}
