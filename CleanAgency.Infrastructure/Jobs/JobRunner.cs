using System.Linq.Expressions;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Jobs;
using CleanAgency.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAgency.Infrastructure.Jobs;

/// <summary>
/// Does the long work that people asked for and the runs of the schedules, one job at a time of each lane on each server. A running job shows a pulse in its row; where the
/// pulse has stopped, the server is gone and another one (or the same after its restart) begins the job again. Pulse and progress
/// are technique and not audited; asking, finishing, failing and cancelling are messages and are.
/// </summary>
public sealed class JobRunner(IServiceScopeFactory scopes, Courier courier, IStandings standings, LiveUpdates live, WriteTurn turn, TimeProvider time, Clock clock, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private readonly string name = $"{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <summary>Takes the oldest request of the lane that waits, and does it; false when there is none.</summary>
    public async Task<bool> RunNext(JobLane lane, CancellationToken ct)
    {
        if (await Claim(lane, ct) is not { } job)
        {
            return false;
        }

        if (job.Attempts > JobRequest.MostAttempts)
        {
            await Fail(job.Id, "Jobs.Stopped");
            return true;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var progress = new JobProgress(0);
        var pulse = KeepPulse(job.Id, () => progress, stop);
        try
        {
            await (Schedules.Lines.SingleOrDefault(line => line.Name == job.Kind) is { } line ? Carry(line, job.Id, stop.Token) : Work(job, said => progress = said, stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            log.LogInformation("Job {Job} of kind {Kind} was stopped", job.Id, job.Kind);
            if (ct.IsCancellationRequested)
            {
                await GiveBack(job.Id);
            }
        }
        catch (RuleBroken no)
        {
            await Fail(job.Id, no.Code, no.Arguments);
        }
        catch (Exception broken)
        {
            log.LogError(broken, "Job {Job} of kind {Kind} failed", job.Id, job.Kind);
            await Fail(job.Id, "Jobs.Broken");
        }
        finally
        {
            await stop.CancelAsync();
            await pulse;
        }

        return true;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enum.GetValues<JobLane>().Select(lane => Serve(lane, stoppingToken)));

    private async Task Serve(JobLane lane, CancellationToken stoppingToken)
    {
        using var news = new SemaphoreSlim(0);
        using var listening = live.Listen(LiveUpdates.TopicOf(nameof(JobRequest)), () => news.Release());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RunNext(lane, stoppingToken))
                {
                }

                await news.WaitAsync(Look, stoppingToken);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                log.LogError(broken, "Looking for jobs failed; the next round tries again");
                await Task.Delay(Look, stoppingToken);
            }
        }
    }

    private async Task Work(JobRequest job, Action<JobProgress> progress, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetServices<IJobWork>().Single(w => w.Kind == job.Kind);
        var order = new JobOrder(job.Id, job.SubjectId, job.Argument, await Asker(job, ct));
        await Write(job, await Task.Run(() => work.Do(order, progress, ct), ct), ct);
    }

    // What a schedule sends is in the audit by itself; that its run has ended is technique.
    private async Task Carry(ScheduleLine line, Guid run, CancellationToken ct)
    {
        var end = await line.Send(courier, run, log, ct);
        if (end.Against is { } no)
        {
            throw no;
        }

        await using var scope = scopes.CreateAsyncScope();
        await Set(Mine(scope, run), run, s => s.SetProperty(j => j.State, JobState.Done).SetProperty(j => j.Percent, 100).SetProperty(j => j.BestSoFar, end.Said).SetProperty(j => j.EndedAt, clock.Now), CancellationToken.None);
    }

    // As the person who asked, with the rights he has by now; the id of the request makes it happen once.
    private async Task Write(JobRequest job, Command result, CancellationToken ct)
    {
        var outcome = await courier.Send(result, await Asker(job, ct), job.Id, CancellationToken.None);
        if (!outcome.Done && outcome.Code != "Jobs.NotNow")
        {
            await Fail(job.Id, outcome.Code!, outcome.Arguments);
        }
    }

    private async Task<Caller> Asker(JobRequest job, CancellationToken ct) => new(job.AskedById, job.AskedBy, (await standings.Of(job.AskedById, ct))?.Stamp ?? "", "");

    private async Task Fail(Guid job, string code, params IReadOnlyList<object> arguments)
    {
        var why = ExplanationJson.Write(Explanation.Of(new ExplanationLine(code, default, [.. arguments.Select(a => a is int or long or string ? a : a.ToString()!)])));
        await courier.SendAsMachine(new FailJob(job, why), "runner", Permission.RunJobs, CancellationToken.None);
    }

    private async Task<JobRequest?> Claim(JobLane lane, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var jobs = scope.ServiceProvider.GetRequiredService<AppDb>().Set<JobRequest>();
        var now = time.GetUtcNow().UtcDateTime;
        Expression<Func<JobRequest, bool>> free = j => j.State == JobState.Waiting || (j.State == JobState.Running && j.Pulse < now - Gone);
        var (runs, scheduled) = (Schedules.Lines.Select(line => line.Name).ToList(), lane == JobLane.Schedules);
        while (await jobs.AsNoTracking().Where(free).Where(j => runs.Contains(j.Kind) == scheduled).OrderBy(j => j.AskedAt).ThenBy(j => j.Id).Select(j => (Guid?)j.Id).FirstOrDefaultAsync(ct) is { } id)
        {
            if (await Set(jobs.Where(j => j.Id == id).Where(free), id, s => s
                .SetProperty(j => j.State, JobState.Running).SetProperty(j => j.Runner, name).SetProperty(j => j.Pulse, now).SetProperty(j => j.StartedAt, clock.Now).SetProperty(j => j.Attempts, j => j.Attempts + 1), ct))
            {
                return await jobs.AsNoTracking().SingleAsync(j => j.Id == id, ct);
            }
        }

        return null;
    }

    // A server that is told to stop leaves the job to the next one at once, and does not count as a death.
    private async Task GiveBack(Guid id)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Set(Mine(scope, id), id, s => s.SetProperty(j => j.State, JobState.Waiting).SetProperty(j => j.Attempts, j => j.Attempts - 1), CancellationToken.None);
    }

    // Ends the work when the row is no longer this runner's: cancelled by a person, or taken over.
    private async Task KeepPulse(Guid id, Func<JobProgress> progress, CancellationTokenSource stop)
    {
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                await using var scope = scopes.CreateAsyncScope();
                var (percent, best) = progress();
                if (!await Set(Mine(scope, id), id, s => s.SetProperty(j => j.Pulse, time.GetUtcNow().UtcDateTime).SetProperty(j => j.Percent, percent).SetProperty(j => j.BestSoFar, best), stop.Token))
                {
                    await stop.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
        catch (Exception broken)
        {
            log.LogError(broken, "The pulse of job {Job} failed; another try begins when it counts as gone", id);
            await stop.CancelAsync();
        }
    }

    private IQueryable<JobRequest> Mine(AsyncServiceScope scope, Guid id) =>
        scope.ServiceProvider.GetRequiredService<AppDb>().Set<JobRequest>().Where(j => j.Id == id && j.State == JobState.Running && j.Runner == name);

    private async Task<bool> Set(IQueryable<JobRequest> rows, Guid id, Action<UpdateSettersBuilder<JobRequest>> change, CancellationToken ct)
    {
        using (await turn.Take(ct))
        {
            if (await rows.ExecuteUpdateAsync(change, ct) == 0)
            {
                return false;
            }
        }

        live.Announce([LiveUpdates.TopicOf(nameof(JobRequest), id)]);
        return true;
    }
}
