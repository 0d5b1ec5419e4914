using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Jobs;

/// <summary>Runs of schedules, of which there are some thirty a day, and what failed or was ended before it was done. What was made for people stays with what was made, and so does the audit of it all.</summary>
[Needs(Permission.RunJobs)]
[EveryRow("runs of schedules and failed requests are forgotten after 90 days, whichever they were")]
public sealed record TidyJobs : Command
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);
}

internal sealed class TidyJobsHandler(IAppDb db, Clock clock) : IRequestHandler<TidyJobs>
{
    public async Task<Unit> Handle(TidyJobs command, CancellationToken ct)
    {
        var before = clock.Now - TidyJobs.Kept;
        await db.Set<JobRequest>().Where(j => j.EndedAt < before && (j.DueAt != null || j.State == JobState.Failed || j.State == JobState.Cancelled)).ExecuteDeleteAsync(ct);
        return Unit.Value;
    }
}
