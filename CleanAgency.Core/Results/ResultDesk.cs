using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>A step of a round's result, always of its latest version: the steps take turns.</summary>
public abstract record ResultStep(Guid RoundId) : Command, IAbout<Round>, ILane
{
    Guid IAbout<Round>.RowId => RoundId;

    string ILane.Lane => $"round {RoundId}";
}

/// <summary>Lays out what a step of a result needs: the round and its latest version with what has been decided about it.</summary>
internal sealed class ResultDesk(IAppDb db, Actor actor, Clock clock)
{
    public Hand Hand => new(actor.Id, actor.Name, clock.Now);

    public async Task<(Round Round, RoundResult Result)> Open(Guid roundId, CancellationToken ct)
    {
        var round = await db.Set<Round>().FindOrRefuse(roundId, ct);
        return (round, await LatestOrNone(roundId, ct) ?? throw new RuleBroken("Results.NotCommitted", round.Code));
    }

    public Task<RoundResult?> LatestOrNone(Guid roundId, CancellationToken ct) =>
        db.Set<RoundResult>().Include(r => r.Decisions).Where(r => r.RoundId == roundId).OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct);

    /// <summary>Nobody decides about the own unit, nor who serves in a station of it.</summary>
    public async Task RefuseOwnUnit(IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        if (await OwnUnit(units, ct) is { } own)
        {
            throw new RuleBroken("Results.OwnUnit", own);
        }
    }

    /// <summary>The name of the reader's unit, if it is one of these or stands below one.</summary>
    public async Task<string?> OwnUnit(IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        var own = actor.UnitId is { } id ? await db.Set<SupervisedUnit>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct) : null;
        return own is not null && (units.Contains(own.Id) || (own.ParentId is { } parent && units.Contains(parent))) ? own.Name : null;
    }
}
