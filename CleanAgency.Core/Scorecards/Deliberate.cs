using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Scorecards;

/// <summary>发起合议: any member calls the group to the table. Facts are still entered, and from here on it can be signed.</summary>
[Needs(Permission.Score)]
public sealed record TakeToDeliberation(Guid CardId) : CardStep(CardId);

internal sealed class TakeToDeliberationHandler(ScoringDesk desk, Clock clock) : IRequestHandler<TakeToDeliberation>
{
    public async Task<Unit> Handle(TakeToDeliberation command, CancellationToken ct)
    {
        var (card, _) = await desk.Card(command.CardId, ct);
        card.TakeToDeliberation(clock.Now);
        return Unit.Value;
    }
}

/// <summary>退回评分: the leader ends the deliberation; what was signed meanwhile falls.</summary>
[Needs(Permission.Score)]
public sealed record BackToScoring(Guid CardId) : CardStep(CardId);

internal sealed class BackToScoringHandler(ScoringDesk desk, IAppDb db, Clock clock) : IRequestHandler<BackToScoring>
{
    public async Task<Unit> Handle(BackToScoring command, CancellationToken ct)
    {
        var card = await desk.Led(command.CardId, ct);
        card.BackToScoring(clock.Now);
        await db.LetSignaturesFall(card.Id, "Scorecards.Fell.BackToScoring", clock.Now, ct);
        return Unit.Value;
    }
}

/// <summary>重新合议: until the card is sent, the leader opens what was signed; the signatures fall.</summary>
[Needs(Permission.Score)]
public sealed record ReopenSigned(Guid CardId, string Reason) : CardStep(CardId);

internal sealed class ReopenSignedForm : ReasonForm<ReopenSigned>
{
    public ReopenSignedForm()
        : base(c => c.Reason)
    {
    }
}

internal sealed class ReopenSignedHandler(ScoringDesk desk, IAppDb db, Clock clock) : IRequestHandler<ReopenSigned>
{
    public async Task<Unit> Handle(ReopenSigned command, CancellationToken ct)
    {
        var card = await desk.Led(command.CardId, ct);
        card.ReopenSigned(clock.Now);
        await db.Unsettle(card.Id, ct);
        await db.LetSignaturesFall(card.Id, command.Reason, clock.Now, ct);
        return Unit.Value;
    }
}
