using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>Which group scores which unit. A second group goes along to an anchor unit.</summary>
internal sealed record CardPlace(Guid Unit, Guid Group, bool Second)
{
    public static CardPlace Of(Scorecard card) => new(card.UnitId, card.GroupId, card.Second);
}

/// <summary>Every seat of a plan has its card, that of a second group too, and every unit its form for 自评分.</summary>
internal sealed class CardsOfPlan(IAppDb db)
{
    public async Task<IReadOnlyList<CardPlace>> Places(Guid planId, CancellationToken ct)
    {
        var seats = await db.Set<Seat>().AsNoTracking().Where(s => s.PlanId == planId && s.GroupId != null).ToListAsync(ct);
        return
        [
            .. seats.Select(s => new CardPlace(s.UnitId, s.GroupId!.Value, Second: false)),
            .. seats.Where(s => s.SecondGroupId is not null).Select(s => new CardPlace(s.UnitId, s.SecondGroupId!.Value, Second: true)),
        ];
    }

    /// <returns>How many cards were missing.</returns>
    public async Task<int> OpenMissing(Guid roundId, IReadOnlyList<CardPlace> places, IReadOnlyList<Scorecard> there, CancellationToken ct)
    {
        var missing = places.Except(there.Select(CardPlace.Of)).ToList();
        var names = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var groups = await db.Set<SupervisionGroup>().Where(g => g.RoundId == roundId).ToDictionaryAsync(g => g.Id, g => g.Name, ct);
        db.Set<Scorecard>().AddRange(missing.Select(place => new Scorecard(roundId, place.Unit, place.Group, place.Second, $"{names[place.Unit]} {groups[place.Group]}")));
        if ((await db.Set<Round>().AsNoTracking().FindOrRefuse(roundId, ct)).Policy!.SelfScore)
        {
            var known = await db.Set<SelfScore>().Where(s => s.RoundId == roundId).Select(s => s.UnitId).ToListAsync(ct);
            db.Set<SelfScore>().AddRange(places.Select(place => place.Unit).Except(known).Select(unit => new SelfScore(roundId, unit, names[unit])));
        }

        return missing.Count;
    }
}
