using CleanAgency.Core.Common;
using CleanAgency.Core.Plans;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// Every seat of the plan in force has its card. Where a unit goes to another group, a card that nobody has begun goes with the seat;
/// one that was begun is set aside as it is, and taken up again if the unit comes back. And every unit has its form for 自评分.
/// </summary>
internal sealed class CardsFollowThePlan(CardsOfPlan plan, IAppDb db) : INotificationHandler<PlanPublished>
{
    public async Task Handle(PlanPublished published, CancellationToken ct)
    {
        var cards = await db.Set<Scorecard>().Where(c => c.RoundId == published.RoundId).ToListAsync(ct);
        var begun = (await db.Set<ItemScore>().Where(s => db.Set<Scorecard>().Any(c => c.Id == s.CardId && c.RoundId == published.RoundId)).Select(s => s.CardId).Distinct().ToListAsync(ct)).ToHashSet();
        var places = await plan.Places(published.PlanId, ct);
        foreach (var left in cards.Where(card => !places.Contains(CardPlace.Of(card))))
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

        foreach (var card in cards.Where(card => places.Contains(CardPlace.Of(card))))
        {
            card.TakeUpAgain();
        }

        await plan.OpenMissing(published.RoundId, places, cards, ct);
    }
}
