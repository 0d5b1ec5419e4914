using System.Text.RegularExpressions;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>The liaison confirms at the unit's own desk: the card is locked.</summary>
[Needs(Permission.ConfirmCards)]
public sealed record ConfirmCard(Guid CardId) : CardStep(CardId);

internal sealed class ConfirmCardHandler(CardLock locks, IAppDb db, Actor actor, Clock clock) : IRequestHandler<ConfirmCard>
{
    public async Task<Unit> Handle(ConfirmCard command, CancellationToken ct)
    {
        var card = await db.Set<Scorecard>().FindOrRefuse(command.CardId, ct);
        card.RefuseUnless(CardStage.AwaitingUnit, CardStage.UnderReview);
        var confirmation = new UnitConfirmation(card.Id, card.Epoch, actor.Name, null, null, clock.Now);
        db.Set<UnitConfirmation>().Add(confirmation);
        await locks.Lock(card, ct, confirmation);
        return Unit.Value;
    }
}

/// <summary>The unit confirms on the tablet of the group, with a typed name and a drawn one. The liaison is told, and may still object.</summary>
/// <param name="Drawing">The path of an SVG: absolute moves and lines only.</param>
[Needs(Permission.Score)]
public sealed record ConfirmOnTablet(Guid CardId, string Name, string Drawing) : CardStep(CardId);

internal sealed partial class ConfirmOnTabletForm : AbstractValidator<ConfirmOnTablet>
{
    public ConfirmOnTabletForm()
    {
        RuleFor(c => c.Name).Must(name => name?.Trim() is { Length: >= 2 and <= 40 }).WithMessage(_ => RuleTexts.Say("Scorecards.NameForm"));
        RuleFor(c => c.Drawing).Must(path => path is { Length: > 0 and <= UnitConfirmation.MostDrawing } && Path().IsMatch(path)).WithMessage(_ => RuleTexts.Say("Scorecards.DrawingForm"));
    }

    [GeneratedRegex(@"^(M\d{1,3} \d{1,3}( L\d{1,3} \d{1,3})+ ?)+$")]
    private static partial Regex Path();
}

internal sealed class ConfirmOnTabletHandler(ScoringDesk desk, IAppDb db, Actor actor, Clock clock) : IRequestHandler<ConfirmOnTablet>
{
    public async Task<Unit> Handle(ConfirmOnTablet command, CancellationToken ct)
    {
        var (card, _) = await desk.Card(command.CardId, ct);
        card.RefuseUnless(CardStage.AwaitingUnit);
        if (await db.Set<UnitConfirmation>().AnyAsync(c => c.CardId == card.Id && c.Epoch == card.Epoch, ct))
        {
            throw new RuleBroken("Scorecards.ConfirmedAlready");
        }

        db.Set<UnitConfirmation>().Add(new(card.Id, card.Epoch, command.Name, command.Drawing, actor.Name, clock.Now));
        return Unit.Value;
    }
}
