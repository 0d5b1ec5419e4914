using System.Linq.Expressions;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Jobs;

/// <summary>What ran, runs and waits, the newest first: runs of schedules and what people asked for, of one kind or of all.</summary>
[Needs(Permission.ManageJobs)]
public sealed record JobHistory(string? Kind, JobState? State, int Page, int Size) : Query<Page<JobHistory.Row>>, IAmong<JobRequest>
{
    /// <param name="AskedById">Nobody's: the schedule's own moment.</param>
    /// <param name="Said">What a run of a schedule has done.</param>
    public sealed record Row(
        Guid Id, string Kind, JobState State, int Percent, Guid AskedById, string AskedBy, DateTime AskedAt, DateTime? DueAt, DateTime? StartedAt, DateTime? EndedAt, int Attempts, string? Failure, string? Said)
    {
        public bool Open => State is JobState.Waiting or JobState.Running;

        public bool MayRetry => State is JobState.Failed or JobState.Cancelled;

        public TimeSpan? Took => EndedAt - StartedAt;

        /// <summary>Its moment passed while no server was there, or while none had time.</summary>
        public bool CaughtUp => AskedAt - DueAt > TimeSpan.FromMinutes(5);
    }

    internal static readonly Expression<Func<JobRequest, Row>> AsRow = j =>
        new(j.Id, j.Kind, j.State, j.Percent, j.AskedById, j.AskedBy, j.AskedAt, j.DueAt, j.StartedAt, j.EndedAt, j.Attempts, j.Failure, j.SubjectId == Guid.Empty ? j.BestSoFar : null);
}

internal sealed class JobHistoryHandler(Rows<JobRequest> rows) : IRequestHandler<JobHistory, Page<JobHistory.Row>>
{
    public Task<Page<JobHistory.Row>> Handle(JobHistory query, CancellationToken ct) => rows.Visible
        .Where(j => (query.Kind == null || j.Kind == query.Kind) && (query.State == null || j.State == query.State))
        .OrderByDescending(j => j.AskedAt).ThenByDescending(j => j.Id).Select(JobHistory.AsRow).ToPage(query.Page, query.Size, ct);
}
