using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Core.Reports;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>All that is done by the clock, on one page, in Shanghai time.</summary>
internal sealed class Schedules : ISchedules
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static readonly IReadOnlyList<ScheduleLine> Lines =
    [
        // A unit that has let the days for objections pass has agreed.
        ScheduleLine.Of(new LockSilentCards(), "0 5 0 * * ?", Permission.RunJobs),
        ScheduleLine.Of(new PurgeUploads(), "0 10 * * * ?", Permission.RunJobs),
        ScheduleLine.Of(new VerifyAuditChain(), "0 30 2 * * ?", Permission.ReadAudit, Against),
        ScheduleLine.Of(new CheckSeals(), "0 40 2 * * ?", Permission.CheckSeals, Against),
        ScheduleLine.Of(new TidyEvidence(), "0 50 2 * * ?", Permission.RunJobs),
        ScheduleLine.Of(new PurgeBooks(), "0 10 3 * * ?", Permission.RunJobs),
        ScheduleLine.Of(new RenewBooks(), "0 0 18 L * ?", Permission.RunJobs),
        ScheduleLine.Of(new TidyJobs(), "0 20 3 * * ?", Permission.RunJobs),
        // After what the night does: nobody is reminded of what has just ended.
        ScheduleLine.Of(new Remind(), "0 0 6 * * ?", Permission.RunJobs, says: told => told.Said()),
        ScheduleLine.Of(new TidyLetters(), "0 25 3 * * ?", Permission.RunJobs),
    ];

    // A year back finds the last moment of whatever comes at least once a year; most are found within the first of these.
    private static readonly TimeSpan[] Looks = [TimeSpan.FromHours(2), TimeSpan.FromDays(2), TimeSpan.FromDays(32), TimeSpan.FromDays(367)];
    private static readonly Dictionary<string, CronExpression> Moments = Lines.ToDictionary(line => line.Name, line => new CronExpression(line.Cron, Zone));

    public IReadOnlyList<string> Names { get; } = [.. Lines.Select(line => line.Name)];

    public string CronOf(string name) => Lines.Single(line => line.Name == name).Cron;

    public DateTime NextAfter(string name, DateTime moment) => After(name, moment)!.Value;

    public DateTime LastUpTo(string name, DateTime moment)
    {
        var last = Looks.Select(back => After(name, moment - back)).First(found => found <= moment)!.Value;
        while (After(name, last) is { } next && next <= moment)
        {
            last = next;
        }

        return last;
    }

    private static DateTime? After(string name, DateTime moment) => Moments[name].GetNextValidTimeAfter(new DateTimeOffset(moment, TimeSpan.Zero))?.UtcDateTime;

    // The head in the log is the day's anchor outside of the database.
    private static RuleBroken? Against(VerifyAuditChain.Finding found, ILogger log)
    {
        if (found.Intact)
        {
            log.LogInformation("The audit chain is intact: {Sealed} sealed, head {Head}", found.Sealed, found.Head);
            return null;
        }

        log.LogCritical("The audit chain is broken ({Break}) at position {Position}, entry {Entry}", found.Break, found.At, found.EntryId);
        return new("Jobs.ChainBroken", found.At ?? 0);
    }

    private static RuleBroken? Against(CheckSeals.Finding found, ILogger log)
    {
        if (found.Altered.Count == 0)
        {
            log.LogInformation("The seals of {Locked} locked cards hold", found.Locked);
            return null;
        }

        var cards = string.Join(", ", found.Altered);
        log.LogCritical("{Count} locked cards have been altered: {Cards}", found.Altered.Count, cards);
        return new("Jobs.SealsBroken", found.Altered.Count, cards);
    }
}
