using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

internal sealed class CopyGroupsOnRoundCopied(IAppDb db, Clock clock) : INotificationHandler<RoundCopied>
{
    public async Task Handle(RoundCopied copied, CancellationToken ct)
    {
        var before = await db.Set<SupervisionGroup>().AsNoTracking().Include(g => g.Members).Where(g => g.RoundId == copied.FromId).ToListAsync(ct);
        db.Set<SupervisionGroup>().AddRange(before.Select(group => new SupervisionGroup(copied.RoundId, group, clock.Today)));
    }
}
