using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// Every seat of the plan in force has its card. Where a unit goes to another group, a card that nobody has begun goes with the seat;
/// one that was begun is set aside as it is, and taken up again if the unit comes back. And every unit has its form for 自评分.
/// </summary>
internal sealed class CardsFollowThePlan(IAppDb db) : INotificationHandler<PlanPublished>
{
    public async Task Handle(PlanPublished published, CancellationToken ct)
    {
        var cards = await db.Set<Scorecard>().Where(c => c.RoundId == published.RoundId).ToListAsync(ct);
        var begun = (await db.Set<ItemScore>().Where(s => db.Set<Scorecard>().Any(c => c.Id == s.CardId && c.RoundId == published.RoundId)).Select(s => s.CardId).Distinct().ToListAsync(ct)).ToHashSet();
        var seats = await db.Set<Seat>().AsNoTracking().Where(s => s.PlanId == published.PlanId && s.GroupId != null).ToListAsync(ct);
        List<(Guid Unit, Guid Group, bool Second)> places =
        [
            .. seats.Select(s => (s.UnitId, s.GroupId!.Value, false)),
            .. seats.Where(s => s.SecondGroupId is not null).Select(s => (s.UnitId, s.SecondGroupId!.Value, true)),
        ];
        foreach (var left in cards.Where(card => !places.Contains((card.UnitId, card.GroupId, card.Second))))
        {
            if (left is { SignedAt: null } && !begun.Contains(left.Id))
            {
                db.Set<Scorecard>().Remove(left);
            }
            else
            {
                left.SetAside();
            }
        }

        var names = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var groups = await db.Set<SupervisionGroup>().Where(g => g.RoundId == published.RoundId).ToDictionaryAsync(g => g.Id, g => g.Name, ct);
        foreach (var (unit, group, second) in places)
        {
            if (cards.SingleOrDefault(card => (card.UnitId, card.GroupId, card.Second) == (unit, group, second)) is { } card)
            {
                card.TakeUpAgain();
            }
            else
            {
                db.Set<Scorecard>().Add(new(published.RoundId, unit, group, second, $"{names[unit]} {groups[group]}"));
            }
        }

        if ((await db.Set<Round>().AsNoTracking().FindOrRefuse(published.RoundId, ct)).Policy!.SelfScore)
        {
            var known = await db.Set<SelfScore>().Where(s => s.RoundId == published.RoundId).Select(s => s.UnitId).ToListAsync(ct);
            db.Set<SelfScore>().AddRange(seats.Select(s => s.UnitId).Except(known).Select(unit => new SelfScore(published.RoundId, unit, names[unit])));
        }
    }
}
