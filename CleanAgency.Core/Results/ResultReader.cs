using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>Reads a version of a result: its frozen lines as they were approved, and where nothing is frozen yet what the cards come to now.</summary>
internal sealed class ResultReader(IAppDb db, OutcomeDesk outcomes)
{
    /// <param name="visible">Of all results those that the reader may see.</param>
    public async Task<(Round Round, RoundResult Result)> Shown(IQueryable<RoundResult> visible, Guid roundId, int? version, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(roundId, ct);
        var versions = db.Set<RoundResult>().Where(r => r.RoundId == roundId);
        var found = visible.AsNoTracking().Include(r => r.Decisions).Where(r => r.RoundId == roundId && (version == null || r.Number == version));
        return await found.OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct) is { } result ? (round, result)
            : !await versions.AnyAsync(ct) ? throw new RuleBroken("Results.NotCommitted", round.Code)
            : version is { } asked && !await versions.AnyAsync(r => r.Number == asked, ct) ? throw new RuleBroken("Results.NoVersion", round.Code, asked)
            : throw new RuleBroken("Results.NotPublished", round.Code);
    }

    public async Task<(RoundOutcome? Outcome, IReadOnlyList<LineContent> Lines)> Lines(Round round, RoundResult result, IQueryable<ResultLine> visible, CancellationToken ct)
    {
        if (result.IsFrozen)
        {
            return (null, [.. (await visible.AsNoTracking().Where(l => l.ResultId == result.Id).OrderBy(l => l.Place).ToListAsync(ct)).Select(l => l.Content)]);
        }

        var outcome = await outcomes.Of(round, result, ct);
        return (outcome, OutcomeDesk.Lines(outcome));
    }

    /// <summary>What the round before came to, as far as the reader may see it.</summary>
    /// <param name="asOf">When what it is compared with was frozen: corrections that were published later leave it as it was.</param>
    public async Task<(string? Round, IReadOnlyDictionary<Guid, LineContent> Lines)> Before(Round round, DateTime? asOf, IQueryable<ResultLine> visible, CancellationToken ct)
    {
        var last = await db.Set<RoundResult>().AsNoTracking().Where(r => r.RoundId == round.PreviousId && r.Stage == ResultStage.Published && (asOf == null || r.PublishedAt <= asOf)).OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct);
        return last is null ? (null, new Dictionary<Guid, LineContent>())
            : (last.RoundCode, await visible.AsNoTracking().Where(l => l.ResultId == last.Id).ToDictionaryAsync(l => l.UnitId, l => l.Content, ct));
    }

    /// <summary>Decisions as they are read, the newest first.</summary>
    public async Task<IReadOnlyList<ResultBoard.Decision>> Told(IEnumerable<ResultDecision> decisions, CancellationToken ct)
    {
        List<ResultDecision> told = [.. decisions.OrderByDescending(d => d.At)];
        var named = told.SelectMany(d => d.Chosen).ToHashSet();
        var names = named.Count == 0 ? [] : await db.Set<SupervisedUnit>().Where(u => named.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return [.. told.Select(d => new ResultBoard.Decision(d.Kind, d.About, d.Points, d.Grade, [.. d.Chosen.Select(id => names[id])], d.Number, d.Reason, d.ByName, d.At, d.FallenAt is not null))];
    }

    /// <summary>Of every unit, for averages alone.</summary>
    public async Task<IReadOnlyList<(string Category, Points? Score, string? Grade)>> Scores(RoundResult result, CancellationToken ct) =>
        [.. (await db.Set<ResultLine>().Where(l => l.ResultId == result.Id).OrderBy(l => l.Place).Select(l => new { l.Category, l.Score, l.Grade }).ToListAsync(ct)).Select(l => (l.Category, l.Score, l.Grade))];
}
