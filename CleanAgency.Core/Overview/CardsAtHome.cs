using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

/// <summary>What waits about scoring.</summary>
internal sealed class CardsAtHome(Rows<Scorecard> rows, Rows<SelfScore> selfs, SelfScoreDesk desk, IAppDb db, Clock clock)
{
    /// <summary>For the leader: what groups propose beside the points.</summary>
    public async Task<IReadOnlyList<Home.Item>> Extras(CancellationToken ct)
    {
        var open = rows.Visible.Where(c => c.Stage != CardStage.Locked && c.Stage != CardStage.SetAside);
        return await db.Set<ExtraProposal>().CountAsync(e => e.State == ExtraState.Proposed && e.WithdrawnAt == null && open.Any(c => c.Id == e.CardId), ct) is var count and > 0
            ? [new(Waiting.ExtrasToDecide, Trouble.Warn, count)]
            : [];
    }

    /// <summary>For a liaison: the own unit's form, until its last day has passed.</summary>
    public async Task<IReadOnlyList<Home.Item>> SelfScore(CancellationToken ct) =>
        await selfs.Visible.Where(s => s.SubmittedAt == null).Current(db, clock.Today, ct) is { } id && await desk.Open(id, ct) is { } form && clock.Today <= form.Last
            ? [new(Waiting.SelfScoreDue, Trouble.Run, form.Asked.Count) { Words = [form.Last] }]
            : [];
}
