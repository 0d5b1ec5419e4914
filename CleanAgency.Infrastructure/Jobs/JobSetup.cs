using CleanAgency.Core.Jobs;
using CleanAgency.Infrastructure.Data;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>
/// The engine that knows the time; another one could take its seat. On PostgreSQL one server of several is called for each moment.
/// That each moment has one run, that missed ones are caught up and a dead server's run is taken over, does not hang on it.
/// </summary>
internal static class JobSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services, DatabaseChoice database)
    {
        services.AddQuartz(q =>
        {
            // The name of the stored clock; what an earlier release stored under another one is never called again.
            q.ConfigureScheduler(o => (o.InstanceName, o.GenerateInstanceId) = ("schedules", database.Postgres));
            q.UseDefaultTimeZone(Schedules.Zone);
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
            }

            foreach (var line in Schedules.Lines)
            {
                q.ScheduleJob<CallSchedule>(t => t.WithIdentity(line.Name).WithCronSchedule(line.Cron), j => j.WithIdentity(line.Name));
            }
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services.AddSingleton<ISchedules, Schedules>();
    }
}
