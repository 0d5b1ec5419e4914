using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>What groups propose beside the points, for the leaders.</summary>
internal sealed class ExtraWatch(IAppDb db, Recipients recipients) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.ExtrasToDecide];

    public IReadOnlyList<Type> Signs => [typeof(ExtraProposal), typeof(Scorecard), .. Recipients.Signs];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var open = db.Set<Scorecard>().Where(c => c.Stage != CardStage.Locked && c.Stage != CardStage.SetAside);
        return await db.Set<ExtraProposal>().CountAsync(e => e.State == ExtraState.Proposed && e.WithdrawnAt == null && open.Any(c => c.Id == e.CardId), ct) is var count and > 0
            ? [new(NoticeKind.ExtrasToDecide, Guid.Empty, Trouble.Warn, await recipients.With(Permission.DecideExtras, ct), "scorecards/extras") { Count = count }]
            : [];
    }
}
