using System.Data.Common;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Plans;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Plans;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Jobs;

public sealed class JobTests : IAsyncLifetime
{
    private Agency agency = null!;
    private Guid round;
    private Guid job;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        round = await new DistrictPlans(agency).Round("R3");
        job = await agency.As("coordinator").Send(new ProposePlan(round, new(), 7));
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task A_job_whose_server_died_is_begun_again_by_the_next_and_written_once()
    {
        await RunningElsewhere(attempts: 1, pulse: DateTime.UtcNow.AddMinutes(-5));
        await agency.RunJobs();
        Assert.Equal(JobState.Done, await State());
        Assert.Equal(2, (await new DistrictPlans(agency).Board()).Versions.Count);
    }

    [Fact]
    public async Task A_job_that_another_server_is_at_is_left_to_it()
    {
        await RunningElsewhere(attempts: 1, pulse: DateTime.UtcNow.AddMinutes(5));
        await agency.RunJobs();
        Assert.Equal(JobState.Running, await State());
    }

    [Fact]
    public async Task A_job_over_which_servers_die_again_and_again_is_given_up_with_a_reason_and_can_be_tried_again()
    {
        await RunningElsewhere(JobRequest.MostAttempts, DateTime.UtcNow.AddMinutes(-5));
        await agency.RunJobs();
        var answer = await agency.As("coordinator").Send(new LatestJob(ProposePlan.Kind, round));
        Assert.Equal(JobState.Failed, answer!.State);
        Assert.Contains("Jobs.Stopped", answer.Failure, StringComparison.Ordinal);
        await agency.As("coordinator").Send(new RetryJob(job));
        await agency.RunJobs();
        Assert.Equal(JobState.Done, await State());
    }

    [Fact]
    public async Task A_job_is_not_tried_again_beside_another_of_its_kind()
    {
        await agency.As("coordinator").Send(new CancelJob(job));
        await agency.As("coordinator2").Send(new ProposePlan(round, new(), 8));
        Assert.Equal("Jobs.Another", await agency.As("coordinator").Refused(new RetryJob(job)));
    }

    [Fact]
    public async Task The_database_itself_keeps_a_second_open_job_of_a_kind_about_the_same_thing_out()
    {
        await agency.As("coordinator").Send(new CancelJob(job));
        await agency.As("coordinator2").Send(new ProposePlan(round, new(), 8));
        await Assert.ThrowsAnyAsync<DbException>(() => agency.Do((AppDb db) => db.Set<JobRequest>().Where(j => j.Id == job).ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Waiting))));
    }

    [Fact]
    public async Task Of_a_new_request_and_a_second_try_at_the_same_moment_one_is_refused_in_words()
    {
        for (var times = 0; times < 5; times++)
        {
            foreach (var open in await agency.Do((AppDb db) => db.Set<JobRequest>().Where(j => j.State == JobState.Waiting).Select(j => j.Id).ToListAsync()))
            {
                await agency.As("coordinator").Send(new CancelJob(open));
            }

            var (retry, request) = (Task.Run(() => agency.As("coordinator").Try(new RetryJob(job))), Task.Run(() => agency.As("coordinator2").Try(new ProposePlan(round, new(), 8))));
            (string? Retry, string? Request) codes = ((await retry).Code, (await request).Code);
            Assert.Contains(codes, new (string?, string?)[] { ("Jobs.Another", null), (null, "Plans.AlreadyProposing") });
            Assert.Equal(1, await agency.Do((AppDb db) => db.Set<JobRequest>().CountAsync(j => j.State == JobState.Waiting)));
        }
    }

    [Fact]
    public async Task A_started_server_does_what_waits_by_itself()
    {
        await using var server = await new Agency(agency.Database, TestDatabase.Demo).Start();
        while (await State() is JobState.Waiting or JobState.Running)
        {
            await Task.Delay(50);
        }

        Assert.Equal(JobState.Done, await State());
    }

    private Task<int> RunningElsewhere(int attempts, DateTime pulse) => agency.Do((AppDb db) => db.Set<JobRequest>().Where(j => j.Id == job).ExecuteUpdateAsync(s => s
        .SetProperty(j => j.State, JobState.Running).SetProperty(j => j.Runner, "another").SetProperty(j => j.Attempts, attempts).SetProperty(j => j.Pulse, pulse)));

    private async Task<JobState> State() => await agency.Do((AppDb db) => db.Set<JobRequest>().Where(j => j.Id == job).Select(j => j.State).SingleAsync());
}
