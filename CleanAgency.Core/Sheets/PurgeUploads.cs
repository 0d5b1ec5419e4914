using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Sheets;

[Needs(Permission.RunJobs)]
[EveryRow("uploads that nobody confirmed within a day are thrown away by the timetable, whoever made them")]
public sealed record PurgeUploads : Command
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);
}

internal sealed class PurgeUploadsHandler(IAppDb db, Clock clock) : IRequestHandler<PurgeUploads>
{
    public async Task<Unit> Handle(PurgeUploads request, CancellationToken cancellationToken)
    {
        var before = clock.Now - PurgeUploads.Kept;
        await db.Set<UploadedSheet>().Where(upload => upload.At < before).ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}
