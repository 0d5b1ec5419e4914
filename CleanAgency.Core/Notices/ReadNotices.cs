using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices;

/// <summary>Seen. The thing waits on, until it is done.</summary>
/// <param name="Id">None: all of them.</param>
[Needs(Permission.SignedIn)]
public sealed record ReadNotices(Guid? Id = null) : Command, IAmong<Notice>;

internal sealed class ReadNoticesHandler(Rows<Notice> rows, Clock clock) : IRequestHandler<ReadNotices>
{
    public async Task<Unit> Handle(ReadNotices command, CancellationToken ct)
    {
        foreach (var notice in await rows.Visible.Where(n => n.ReadAt == null && n.EndedAt == null && (command.Id == null || n.Id == command.Id)).ToListAsync(ct))
        {
            notice.Read(clock.Now);
        }

        return Unit.Value;
    }
}
