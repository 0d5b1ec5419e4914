using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Jobs;

internal static class OpenJobs
{
    /// <summary>Such work about this waits or is under way.</summary>
    public static Task<bool> HasOpenJob(this IAppDb db, string kind, Guid subjectId, CancellationToken ct) =>
        db.Set<JobRequest>().AnyAsync(j => j.Kind == kind && j.SubjectId == subjectId && (j.State == JobState.Waiting || j.State == JobState.Running), ct);
}
