using CleanAgency.Core.Jobs;
using CleanAgency.Core.Sheets;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Xunit;

namespace CleanAgency.Tests.Jobs;

/// <summary>With the engine running, as on a real server; on PostgreSQL two of them keep one clock.</summary>
public sealed class EngineTests
{
    [Fact]
    public async Task The_engine_knows_every_schedule_with_its_moments()
    {
        await using var agency = await new Agency().Start();
        var scheduler = await agency.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var schedules = agency.Services.GetRequiredService<ISchedules>();
        foreach (var name in schedules.Names)
        {
            var trigger = Assert.IsAssignableFrom<ICronTrigger>(Assert.Single(await scheduler.GetTriggersOfJob(new JobKey(name))));
            Assert.Equal(schedules.CronOf(name), trigger.CronExpressionString);
            Assert.Equal(schedules.NextAfter(name, DateTime.UtcNow), trigger.NextFireTimeUtc!.Value.UtcDateTime);
        }
    }

    [Fact]
    public async Task Two_servers_whose_engines_call_at_the_same_moment_make_one_run()
    {
        using var database = TestDatabase.Staffed();
        await using var one = await new Agency(database).Start();
        await using var other = await new Agency(database).Start();
        foreach (var server in new[] { one, other })
        {
            var scheduler = await server.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
            await scheduler.TriggerJob(new JobKey(nameof(PurgeUploads)));
        }

        JobRequest? run;
        while ((run = await one.Do((AppDb db) => db.Set<JobRequest>().AsNoTracking().SingleOrDefaultAsync(j => j.Kind == nameof(PurgeUploads)))) is not { State: JobState.Done })
        {
            Assert.True(run is null or { Open: true }, run?.Failure);
            await Task.Delay(50);
        }

        while ((await one.Audit(nameof(StartDue))).Count < 2)
        {
            await Task.Delay(50);
        }

        Assert.Single(await one.Audit(nameof(PurgeUploads)));
        Assert.Equal(1, await one.Do((AppDb db) => db.Set<JobRequest>().CountAsync()));
    }
}
