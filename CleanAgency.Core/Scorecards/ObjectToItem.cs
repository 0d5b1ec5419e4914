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

        await db.Object(card, item, command.Text, actor.Name, clock.Now, ct);
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

internal sealed class DecideObjectionHandler(ScoringDesk desk, CardLock locks, IAppDb db, Actor actor, Clock clock) : IRequestHandler<DecideObjection>
{
    public async Task<Unit> Handle(DecideObjection command, CancellationToken ct)
    {
        var card = actor.Has(Permission.Score) ? await desk.Led(command.CardId, ct) : await db.Set<Scorecard>().FindOrRefuse(command.CardId, ct);
        await db.RefuseOwnUnit(actor, card, ct);
        card.RefuseUnless(CardStage.UnderReview);
        var objection = await db.Set<Objection>().Where(o => o.CardId == card.Id).FindOrRefuse(command.ObjectionId, ct);
        var item = await db.Set<ItemScore>().SingleAsync(s => s.CardId == card.Id && s.ItemId == objection.ItemId, ct);
        objection.Decide(command.Changed, item, command.Reason, actor.Name, clock.Now);
        item.Touch(clock.Now);
        await locks.LockIfAnswered(card, ct);
        return Unit.Value;
    }
}
