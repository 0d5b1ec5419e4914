using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Visits;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

/// <summary>Cards of the current round whose unit has been visited, and that are not as far as they should be.</summary>
internal sealed class ScoringAtHome(Rows<Scorecard> rows, IAppDb db, Actor actor, Clock clock)
{
    /// <summary>For a member: what of the own group is still open.</summary>
    public async Task<IReadOnlyList<Home.Item>> ToScore(CancellationToken ct)
    {
        var open = (await Visited(ct)).Where(card => db.Set<SupervisionGroup>().Any(g => g.Id == card.GroupId && g.Members.Any(m => m.PersonId == actor.Id && m.Until == null)));
        return await open.CountAsync(ct) is var count and > 0 ? [new(Waiting.CardsToScore, Trouble.Warn, count)] : [];
    }

    /// <summary>For who plans: the group was there and nobody has entered anything.</summary>
    public async Task<IReadOnlyList<Home.Item>> NotStarted(CancellationToken ct)
    {
        var still = (await Visited(ct)).Where(card => !db.Set<ItemScore>().Any(s => s.CardId == card.Id));
        return await still.CountAsync(ct) is var count and > 0 ? [new(Waiting.CardsNotStarted, Trouble.Warn, count)] : [];
    }

    private async Task<IQueryable<Scorecard>> Visited(CancellationToken ct)
    {
        var (round, today) = ((await db.CurrentRoundOrNone(clock.Today, ct))?.Id, clock.Today);
        return rows.Visible.Where(card => card.RoundId == round && card.Stage == CardStage.Open
            && db.Set<Visit>().Any(v => v.RoundId == card.RoundId && v.UnitId == card.UnitId && v.ToldAt != null && v.Date < today));
    }
}
