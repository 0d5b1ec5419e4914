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
        if (actor.UnitId is not { } own)
        {
            return;
        }

        var unit = await db.Set<SupervisedUnit>().AsNoTracking().FindOrRefuse(own, ct);
        if (units.Contains(unit.Id) || (unit.ParentId is { } parent && units.Contains(parent)))
        {
            throw new RuleBroken("Results.OwnUnit", unit.Name);
        }
    }
}
