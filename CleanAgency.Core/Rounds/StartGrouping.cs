using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Rounds;

/// <summary>筹备 → 分组.</summary>
[Needs(Permission.PlanRounds)]
public sealed record StartGrouping(Guid RoundId) : Command, IAbout<Round>, ILane
{
    Guid IAbout<Round>.RowId => RoundId;

    string ILane.Lane => $"round {RoundId}";
}

internal sealed class StartGroupingHandler(IAppDb db, Clock clock) : IRequestHandler<StartGrouping>
{
    public async Task<Nothing> Handle(StartGrouping command, CancellationToken ct)
    {
        var round = await db.Set<Round>().Include(r => r.Units).FindOrRefuse(command.RoundId, ct);
        round.StartGrouping(await db.PolicyOf(round, ct), (await db.UnitsOf(round.Id, ct)).ToDictionary(u => u.Id, u => u.Category), clock.Now);
        return Nothing.Value;
    }
}
