using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
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
    public async Task<(string? Round, IReadOnlyDictionary<Guid, LineContent> Lines)> Before(Round round, IQueryable<ResultLine> visible, CancellationToken ct)
    {
        var last = await db.Set<RoundResult>().AsNoTracking().Where(r => r.RoundId == round.PreviousId && r.Stage == ResultStage.Published).OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct);
        return last is null ? (null, new Dictionary<Guid, LineContent>())
            : (last.RoundCode, await visible.AsNoTracking().Where(l => l.ResultId == last.Id).ToDictionaryAsync(l => l.UnitId, l => l.Content, ct));
    }

    /// <summary>Of every unit, for averages alone.</summary>
    public async Task<IReadOnlyList<(string Category, Points? Score, string? Grade)>> Scores(RoundResult result, CancellationToken ct) =>
        [.. (await db.Set<ResultLine>().Where(l => l.ResultId == result.Id).OrderBy(l => l.Place).Select(l => new { l.Category, l.Score, l.Grade }).ToListAsync(ct)).Select(l => (l.Category, l.Score, l.Grade))];
}
