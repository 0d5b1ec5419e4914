using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Jobs;

/// <summary>How far a job is; at most a few a second reach the row.</summary>
public sealed record JobProgress(int Percent, string? BestSoFar = null);

/// <param name="Asker">With whose rights it reads.</param>
public sealed record JobOrder(Guid JobId, Guid SubjectId, string Argument, Caller Asker);

/// <summary>
/// One kind of long work. It reads and reckons, and answers with the command that writes its result: that one is sent as the person
/// who asked, with the rights he has by then, under the id of the request, so that a job run twice writes once.
/// </summary>
public interface IJobWork
{
    string Kind { get; }

    Task<Command> Do(JobOrder order, Action<JobProgress> progress, CancellationToken ct);
}
