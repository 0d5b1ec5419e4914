using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Sheets;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Jobs;

/// <summary>What the clock asks for does not wait for what people asked for, on one server too.</summary>
public sealed class LaneTests
{
    [Fact]
    public async Task A_schedules_run_is_begun_and_done_while_long_work_goes_on()
    {
        using var database = TestDatabase.Staffed();
        await using var agency = new Agency(database, [], services => services.AddScoped<IJobWork, Endless>());
        var work = new JobRequest(nameof(Endless), Guid.CreateVersion7(), "", Permission.ManageJobs, agency.Person("coordinator"), "程示文", DateTime.UtcNow);
        await agency.Do(async (AppDb db) =>
        {
            db.Add(work);
            return await db.SaveChangesAsync();
        });
        await agency.Start();
        while (await StateOf(nameof(Endless)) != JobState.Running)
        {
            await Task.Delay(50);
        }

        await agency.Machine(Permission.RunJobs).Send(new StartDue(nameof(PurgeUploads)));
        while (await StateOf(nameof(PurgeUploads)) is JobState.Waiting or JobState.Running)
        {
            await Task.Delay(50);
        }

        Assert.Equal((JobState.Done, JobState.Running), (await StateOf(nameof(PurgeUploads)), await StateOf(nameof(Endless))));

        Task<JobState> StateOf(string kind) => agency.Do((AppDb db) => db.Set<JobRequest>().Where(j => j.Kind == kind).OrderBy(j => j.AskedAt).Select(j => j.State).FirstAsync());
    }

    private sealed class Endless : IJobWork
    {
        public string Kind => nameof(Endless);

        public async Task<Command> Do(JobOrder order, Action<JobProgress> progress, CancellationToken ct)
        {
            await Task.Delay(Timeout.Infinite, ct);
            throw new InvalidOperationException("It never ends by itself.");
        }
    }
}
