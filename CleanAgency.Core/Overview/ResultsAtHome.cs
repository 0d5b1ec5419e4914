using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

/// <summary>Which step of a round's result waits for the person.</summary>
internal sealed class ResultsAtHome(Rows<RoundResult> rows, OutcomeDesk outcomes, ResultDesk desk, IAppDb db)
{
    /// <summary>For the coordinator: every card is locked and nobody has added them up; or those that were opened to be corrected are locked again.</summary>
    public async Task<IReadOnlyList<Home.Item>> ToTotal(CancellationToken ct)
    {
        List<Home.Item> waiting = [];
        var locked = db.Set<Scorecard>().Where(c => c.Stage == CardStage.Locked);
        foreach (var round in await db.Set<Round>().AsNoTracking().Where(r => r.State == RoundState.Announced && locked.Any(c => c.RoundId == r.Id)).OrderBy(r => r.From).ToListAsync(ct))
        {
            var cards = await db.Counted(round.Id).AsNoTracking().ToListAsync(ct);
            if (cards.All(c => c.Stage == CardStage.Locked) && (await db.WhyNotTotal(round.Id, cards, ct)).Count == 0)
            {
                waiting.Add(new(Waiting.RoundToTotal, Trouble.Warn, cards.Count, Row: round.Id) { Words = [round.Name] });
            }
        }

        foreach (var result in await Latest.Where(r => r.Decisions.Any(d => d.Kind == DecisionKind.Correction)).ToListAsync(ct))
        {
            var opened = result.Decisions.Where(d => d.Kind == DecisionKind.Correction).Select(d => d.AboutId!.Value).ToHashSet();
            if (await locked.CountAsync(c => opened.Contains(c.Id), ct) == opened.Count)
            {
                waiting.Add(Line(Waiting.CorrectionToTotal, result, opened.Count));
            }
        }

        return waiting;
    }

    /// <summary>For the leader: the scales of the groups, then equals across a quota line, then the whole.</summary>
    public async Task<IReadOnlyList<Home.Item>> ToDecide(CancellationToken ct)
    {
        List<Home.Item> waiting = [.. (await At(ResultStage.Totalled, ct)).Select(result => Line(Waiting.ScaleToDecide, result))];
        foreach (var result in await At(ResultStage.Calibrated, ct))
        {
            var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(result.RoundId, ct);
            var open = (await outcomes.Of(round, result, ct)).Categories.Where(category => category is { Waiting: not null, Decided: false }).ToList();
            var own = 0;
            foreach (var category in open)
            {
                own += await desk.OwnUnit(category.Waiting!.UnitIds, ct) is null ? 0 : 1;
            }

            // Where all that is open is about the own unit it waits for another leader.
            waiting.AddRange(open.Count == 0 ? [Line(Waiting.ResultToApprove, result)] : own < open.Count ? [Line(Waiting.TiesToDecide, result, open.Count - own)] : []);
        }

        return waiting;
    }

    public async Task<IReadOnlyList<Home.Item>> ToPublish(CancellationToken ct) => [.. (await At(ResultStage.Approved, ct)).Select(result => Line(Waiting.ResultToPublish, result))];

    // Only the latest version of a round is worked on.
    private IQueryable<RoundResult> Latest => rows.Visible.AsNoTracking().Include(r => r.Decisions)
        .Where(r => !db.Set<RoundResult>().Any(later => later.RoundId == r.RoundId && later.Number > r.Number)).OrderBy(r => r.CommittedAt);

    // What is being corrected waits for its next version and for no decision.
    private Task<List<RoundResult>> At(ResultStage stage, CancellationToken ct) =>
        Latest.Where(r => r.Stage == stage && !r.Decisions.Any(d => d.Kind == DecisionKind.Correction)).ToListAsync(ct);

    private static Home.Item Line(Waiting kind, RoundResult result, int count = 0) => new(kind, Trouble.Warn, count, Row: result.RoundId) { Words = [result.RoundCode, result.Number] };
}
