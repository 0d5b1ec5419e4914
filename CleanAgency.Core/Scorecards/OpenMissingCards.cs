using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>After a start: a plan that was published before the product knew of cards gets those that it lacks, in rounds that are not over. Said again, it does nothing.</summary>
[Needs(Permission.RunJobs)]
[EveryRow("every round that runs, whoever planned it")]
public sealed record OpenMissingCards : Command<int>, ILane
{
    string ILane.Lane => "missing cards";
}

internal sealed class OpenMissingCardsHandler(CardsOfPlan plan, IAppDb db, Clock clock) : IRequestHandler<OpenMissingCards, int>
{
    public async Task<int> Handle(OpenMissingCards command, CancellationToken ct)
    {
        var opened = 0;
        var today = clock.Today;
        foreach (var round in await db.Set<Round>().AsNoTracking().Where(r => r.State == RoundState.Announced && r.SchemeId != null && r.To >= today).ToListAsync(ct))
        {
            var cards = await db.Set<Scorecard>().AsNoTracking().Where(c => c.RoundId == round.Id).ToListAsync(ct);
            var inForce = await db.InForce(round.Id).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
            opened += inForce is { } known ? await plan.OpenMissing(round.Id, await plan.Places(known, ct), cards, ct) : 0;
        }

        return opened;
    }
}
