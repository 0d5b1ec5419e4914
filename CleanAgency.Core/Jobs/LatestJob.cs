using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Jobs;

/// <summary>The last request of a kind about something: how far it is, or how it ended.</summary>
[Needs(Permission.SignedIn)]
public sealed record LatestJob(string Kind, Guid SubjectId) : Query<LatestJob.Answer?>, IAmong<JobRequest>
{
    public sealed record Answer(Guid Id, JobState State, int Percent, string? BestSoFar, string AskedBy, DateTime AskedAt, DateTime? EndedAt, Guid? ResultId, string? Failure);
}

internal sealed class LatestJobHandler(Rows<JobRequest> rows) : IRequestHandler<LatestJob, LatestJob.Answer?>
{
    public Task<LatestJob.Answer?> Handle(LatestJob query, CancellationToken ct) => rows.Visible
        .Where(j => j.Kind == query.Kind && j.SubjectId == query.SubjectId)
        .OrderByDescending(j => j.AskedAt).ThenByDescending(j => j.Id)
        .Select(j => new LatestJob.Answer(j.Id, j.State, j.Percent, j.BestSoFar, j.AskedBy, j.AskedAt, j.EndedAt, j.ResultId, j.Failure))
        .FirstOrDefaultAsync(ct);
}
