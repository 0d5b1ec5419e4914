using CleanAgency.Infrastructure.Data;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>All timetables on one page. A job only sends a message of the core, in Shanghai time; another engine could take the seat.</summary>
internal static class JobSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services, DatabaseChoice database)
    {
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o => (o.InstanceName, o.GenerateInstanceId) = ("agency", database.Postgres));
            q.UseDefaultTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
            if (database.Postgres)
            {
                q.UsePersistentStore(store =>
                {
                    store.ProvisionSchema();
                    store.UseSystemTextJsonSerializer();
                    store.UsePostgres(database.ConnectionString);
                    store.UseClustering(_ => { });
                });
            }
            else
            {
                q.UseInMemoryStore();
                // Nothing remembers a night that this server slept through: it looks soon after each start as well.
                q.AddTrigger(t => t.ForJob(nameof(CheckAuditJob)).WithIdentity("CheckAuditAfterStart").StartAt(DateTimeOffset.UtcNow.AddMinutes(1)));
                q.AddTrigger(t => t.ForJob(nameof(TidyEvidenceJob)).WithIdentity("TidyEvidenceAfterStart").StartAt(DateTimeOffset.UtcNow.AddMinutes(2)));
                q.AddTrigger(t => t.ForJob(nameof(LockSilentCardsJob)).WithIdentity("LockSilentCardsAfterStart").StartAt(DateTimeOffset.UtcNow.AddSeconds(30)));
                q.AddTrigger(t => t.ForJob(nameof(CheckSealsJob)).WithIdentity("CheckSealsAfterStart").StartAt(DateTimeOffset.UtcNow.AddMinutes(3)));
            }

            q.ScheduleJob<OpenMissingCardsJob>(t => t.WithIdentity(nameof(OpenMissingCardsJob)).StartAt(DateTimeOffset.UtcNow.AddSeconds(10)), j => j.WithIdentity(nameof(OpenMissingCardsJob)));
            q.ScheduleJob<CheckAuditJob>(
                t => t.WithIdentity(nameof(CheckAuditJob)).WithCronSchedule(CheckAuditJob.Cron, c => c.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                j => j.WithIdentity(nameof(CheckAuditJob)));
            q.ScheduleJob<PurgeUploadsJob>(
                t => t.WithIdentity(nameof(PurgeUploadsJob)).WithCronSchedule(PurgeUploadsJob.Cron, c => c.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                j => j.WithIdentity(nameof(PurgeUploadsJob)));
            q.ScheduleJob<TidyEvidenceJob>(
                t => t.WithIdentity(nameof(TidyEvidenceJob)).WithCronSchedule(TidyEvidenceJob.Cron, c => c.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                j => j.WithIdentity(nameof(TidyEvidenceJob)));
            q.ScheduleJob<LockSilentCardsJob>(
                t => t.WithIdentity(nameof(LockSilentCardsJob)).WithCronSchedule(LockSilentCardsJob.Cron, c => c.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                j => j.WithIdentity(nameof(LockSilentCardsJob)));
            q.ScheduleJob<CheckSealsJob>(
                t => t.WithIdentity(nameof(CheckSealsJob)).WithCronSchedule(CheckSealsJob.Cron, c => c.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                j => j.WithIdentity(nameof(CheckSealsJob)));
        });
        // The default resets the triggers at each start and so forgets what was missed.
        services.Configure<QuartzOptions>(o => (o.Scheduling.OverwriteExistingData, o.Scheduling.IgnoreDuplicates) = (false, true));
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }
}
