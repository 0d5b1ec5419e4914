using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>送单位确认, where the leader's signature was not the last one.</summary>
[Needs(Permission.Score)]
public sealed record SendToUnit(Guid CardId) : CardStep(CardId);

internal sealed class SendToUnitHandler(ScoringDesk desk, Clock clock) : IRequestHandler<SendToUnit>
{
    public async Task<Unit> Handle(SendToUnit command, CancellationToken ct)
    {
        (await desk.Led(command.CardId, ct)).SendToUnit(clock.Now);
        return Unit.Value;
    }
}

/// <summary>退回: the coordinator has the group score it anew, until it is locked. Signatures fall, objections are answered by it.</summary>
[Needs(Permission.SendCardsBack)]
public sealed record SendBack(Guid CardId, string Reason) : CardStep(CardId);

internal sealed class SendBackForm : ReasonForm<SendBack>
{
    public SendBackForm()
        : base(c => c.Reason)
    {
    }
}

internal sealed class SendBackHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<SendBack>
{
    public async Task<Unit> Handle(SendBack command, CancellationToken ct)
    {
        var card = await db.Set<Scorecard>().FindOrRefuse(command.CardId, ct);
        await db.RefuseOwnUnit(actor, card, ct);
        card.SendBack(clock.Now);
        await db.Unsettle(card.Id, ct);
        await db.LetSignaturesFall(card.Id, command.Reason, clock.Now, ct);
        foreach (var objection in await db.Set<Objection>().Where(o => o.CardId == card.Id && o.Outcome == null).ToListAsync(ct))
        {
            objection.SentBack(command.Reason, actor.Name, clock.Now);
        }

        return Unit.Value;
    }
}
