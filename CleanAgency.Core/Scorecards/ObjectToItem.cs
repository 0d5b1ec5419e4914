using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>提出异议, item by item, within the working days of the policy.</summary>
[Needs(Permission.ConfirmCards)]
public sealed record ObjectToItem(Guid CardId, Guid ItemId, string Text) : CardStep(CardId);

internal sealed class ObjectToItemForm : ReasonForm<ObjectToItem>
{
    public ObjectToItemForm()
        : base(c => c.Text)
    {
    }
}

internal sealed class ObjectToItemHandler(CardTerms terms, SchemeShelf shelf, IAppDb db, Actor actor, Clock clock) : IRequestHandler<ObjectToItem>
{
    public async Task<Unit> Handle(ObjectToItem command, CancellationToken ct)
    {
        var card = await db.Set<Scorecard>().FindOrRefuse(command.CardId, ct);
        card.ComeUnderReview(clock.Now);
        var term = await terms.Of(card, ct);
        if (term.Objection!.Due < clock.Today)
        {
            throw new RuleBroken("Scorecards.ObjectionOver", term.Objection.Due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }

        var item = (await shelf.Of(db, term.SchemeId, ct)).Item(command.ItemId);
        if (await db.Set<Objection>().AnyAsync(o => o.CardId == card.Id && o.ItemId == item.Id && o.Outcome != ObjectionOutcome.SentBack, ct))
        {
            throw new RuleBroken("Scorecards.ObjectedAlready", item.Code);
        }

        var score = await db.Set<ItemScore>().SingleOrDefaultAsync(s => s.CardId == card.Id && s.ItemId == item.Id, ct) ?? db.Set<ItemScore>().Add(NotForUnit.Of(card, item, Explanation.None, clock.Now)).Entity;
        score.Touch(clock.Now);
        db.Set<Objection>().Add(new(card.Id, item.Id, item.Code, command.Text, score, actor.Name, clock.Now));
        return Unit.Value;
    }
}

/// <summary>复核决定, by the leader of the group, or by the coordinator or a leader of the office who is not of the unit.</summary>
[Needs(Permission.DecideObjections)]
public sealed record DecideObjection(Guid CardId, Guid ObjectionId, bool Changed, string Reason) : CardStep(CardId);

internal sealed class DecideObjectionForm : ReasonForm<DecideObjection>
{
    public DecideObjectionForm()
        : base(c => c.Reason)
    {
    }
}

internal sealed class DecideObjectionHandler(ScoringDesk desk, CardTerms terms, CardLock locks, IAppDb db, Actor actor, Clock clock) : IRequestHandler<DecideObjection>
{
    public async Task<Unit> Handle(DecideObjection command, CancellationToken ct)
    {
        var card = actor.Has(Permission.Score) ? await desk.Led(command.CardId, ct) : await db.Set<Scorecard>().FindOrRefuse(command.CardId, ct);
        await db.RefuseOwnUnit(actor, card, ct);
        card.RefuseUnless(CardStage.UnderReview);
        var all = await db.Set<Objection>().Where(o => o.CardId == card.Id).ToListAsync(ct);
        var objection = all.SingleOrDefault(o => o.Id == command.ObjectionId) ?? throw new RuleBroken("Common.Gone");
        var item = await db.Set<ItemScore>().SingleAsync(s => s.CardId == card.Id && s.ItemId == objection.ItemId, ct);
        objection.Decide(command.Changed, item, command.Reason, actor.Name, clock.Now);
        item.Touch(clock.Now);
        if (all.All(o => o.Outcome is not null) && (await terms.Of(card, ct)).Objection!.Due < clock.Today)
        {
            await locks.Lock(card, ct);
        }

        return Unit.Value;
    }
}
