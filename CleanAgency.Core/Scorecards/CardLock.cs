using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>Locks a card and seals what it says.</summary>
internal sealed class CardLock(CardReader cards, CardTerms terms, IAppDb db, Clock clock)
{
    /// <summary>The end of a review: with the last answer, as soon as no further objection can come.</summary>
    public async Task LockIfAnswered(Scorecard card, CancellationToken ct)
    {
        var objections = await db.Set<Objection>().Where(o => o.CardId == card.Id).ToListAsync(ct);
        var extras = await db.Set<ExtraProposal>().Where(e => e.CardId == card.Id).ToListAsync(ct);
        if (objections.All(o => o.Outcome is not null) && (card.BeingCorrected ? !extras.Any(e => e.Waits) : (await terms.Of(card, ct)).Objection!.Due < clock.Today))
        {
            await Lock(card, ct);
        }
    }

    public async Task Lock(Scorecard card, CancellationToken ct, UnitConfirmation? confirmation = null)
    {
        var open = await db.Set<Objection>().Where(o => o.CardId == card.Id).ToListAsync(ct);
        if (open.Any(o => o.Outcome is null))
        {
            throw new RuleBroken("Scorecards.ObjectionsOpen", card.Title);
        }

        card.Lock(await cards.Seal(card, ct, confirmation), clock.Now);
    }
}

/// <summary>Every night and after a start: where the days for objections have passed and none is open, silence is consent. A correction ends with its decisions alone.</summary>
[Needs(Permission.RunJobs)]
[EveryRow("the days pass for every card alike")]
public sealed record LockSilentCards : Command<int>, ILane
{
    string ILane.Lane => "silent cards";
}

internal sealed class LockSilentCardsHandler(CardTerms terms, CardLock locks, IAppDb db, Clock clock) : IRequestHandler<LockSilentCards, int>
{
    public async Task<int> Handle(LockSilentCards command, CancellationToken ct)
    {
        var waiting = await db.Set<Scorecard>()
            .Where(c => (c.Stage == CardStage.AwaitingUnit || (c.Stage == CardStage.UnderReview && c.LockedAt == null)) && !db.Set<Objection>().Any(o => o.CardId == c.Id && o.Outcome == null)).ToListAsync(ct);
        var locked = 0;
        foreach (var card in waiting)
        {
            if ((await terms.Of(card, ct)).Objection!.Due < clock.Today)
            {
                await locks.Lock(card, ct);
                locked++;
            }
        }

        return locked;
    }
}
