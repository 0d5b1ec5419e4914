using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>列入合议.</summary>
[Needs(Permission.Score)]
public sealed record RaiseDispute(Guid Id, Guid CardId, int Epoch, Guid ItemId, DateTime At, string Text) : Tap(Id, CardId, Epoch, ItemId, At);

internal sealed class RaiseDisputeHandler(ScoringDesk desk, IAppDb db) : IRequestHandler<RaiseDispute, TapAnswer>
{
    public async Task<TapAnswer> Handle(RaiseDispute tap, CancellationToken ct)
    {
        var item = await desk.Open(tap, ct);
        db.Set<Dispute>().Add(item.Note((number, hand) => new Dispute(tap, number, hand)));
        return item.Judged();
    }
}

/// <summary>说明意见: everybody at the table may, until it is settled.</summary>
[Needs(Permission.Score)]
public sealed record GiveOpinion(Guid Id, Guid CardId, int Epoch, Guid ItemId, DateTime At, Guid Dispute, string Text) : Tap(Id, CardId, Epoch, ItemId, At);

internal sealed class GiveOpinionHandler(ScoringDesk desk, IAppDb db) : IRequestHandler<GiveOpinion, TapAnswer>
{
    public async Task<TapAnswer> Handle(GiveOpinion tap, CancellationToken ct)
    {
        var item = await desk.Open(tap, ct);
        var about = await db.Set<Dispute>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == tap.Dispute && d.CardId == tap.CardId && d.ItemId == tap.ItemId, ct) ?? throw new RuleBroken("Common.Gone");
        if (about.SettledAt is not null)
        {
            throw new RuleBroken("Scorecards.SettledAlready", about.SettledBy ?? "");
        }

        db.Set<Opinion>().Add(item.Note((number, hand) => new Opinion(tap, number, hand)));
        return item.Judged();
    }
}

/// <summary>The leader says what was settled, with reasons. It gives no points: whatever it changes, members enter as facts.</summary>
[Needs(Permission.Score)]
public sealed record SettleDispute(Guid CardId, Guid DisputeId, string Outcome) : CardStep(CardId);

internal sealed class SettleDisputeForm : ReasonForm<SettleDispute>
{
    public SettleDisputeForm()
        : base(c => c.Outcome)
    {
    }
}

internal sealed class SettleDisputeHandler(ScoringDesk desk, IAppDb db, Actor actor, Clock clock) : IRequestHandler<SettleDispute>
{
    public async Task<Unit> Handle(SettleDispute command, CancellationToken ct)
    {
        var card = await desk.Led(command.CardId, ct);
        card.RefuseUnless(CardStage.Deliberating);
        var dispute = await db.Set<Dispute>().SingleOrDefaultAsync(d => d.Id == command.DisputeId && d.CardId == card.Id, ct) ?? throw new RuleBroken("Common.Gone");
        dispute.Settle(command.Outcome, actor.Name, clock.Now);
        (await db.Set<ItemScore>().SingleAsync(s => s.CardId == card.Id && s.ItemId == dispute.ItemId, ct)).NextStroke(clock.Now);
        return Unit.Value;
    }
}
