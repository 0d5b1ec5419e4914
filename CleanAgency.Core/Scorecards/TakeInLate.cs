using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Core.Scorecards;

/// <summary>Port: what a tablet sent, read as the message that it is.</summary>
public interface IReadsStrokes
{
    Command<TapAnswer> Stroke(LateRecord late, int epoch);
}

/// <summary>
/// 补录: while the card is open again, the leader takes in what had come too late. It is the stroke of the person who made it, under
/// its own id and with the time of the tablet; that he has seen nothing of the others' is kept too. He may have left the group since.
/// </summary>
[Needs(Permission.Score)]
public sealed record TakeInLate(Guid CardId, Guid LateId) : CardStep(CardId);

internal sealed class TakeInLateHandler(ScoringDesk desk, IReadsStrokes strokes, IServiceProvider services, IAppDb db, Actor actor, Clock clock) : IRequestHandler<TakeInLate>
{
    public async Task<Unit> Handle(TakeInLate command, CancellationToken ct)
    {
        var card = await desk.Led(command.CardId, ct);
        card.RefuseUnless(CardStage.Open, CardStage.Deliberating);
        var late = await db.Set<LateRecord>().SingleOrDefaultAsync(l => l.Id == command.LateId && l.CardId == card.Id, ct) ?? throw new RuleBroken("Common.Gone");
        late.TakeIn(actor.Name, clock.Now);
        desk.InsteadOf = new(late.By, late.ByName, clock.Now);
        await LayOn((dynamic)strokes.Stroke(late, card.Epoch), ct);
        return Unit.Value;
    }

    // It came to the gate once; of whoever had lost the card by then the form was not looked at.
    private async Task<TapAnswer> LayOn<TTap>(TTap stroke, CancellationToken ct)
        where TTap : IRequest<TapAnswer>
    {
        foreach (var form in services.GetServices<IValidator<TTap>>())
        {
            await form.ValidateAndThrowAsync(stroke, ct);
        }

        return await services.GetRequiredService<IRequestHandler<TTap, TapAnswer>>().Handle(stroke, ct);
    }
}
