using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Results;

/// <summary>更正: once it has been committed to, a locked card is opened again for the review of these items and of what was decided beside the points, before the notice or after it. The version stays as it was; a next one is made of it.</summary>
/// <param name="Number">文号 of what orders it.</param>
[Needs(Permission.PrepareResults)]
public sealed record StartCorrection(Guid CardId, IReadOnlyList<Guid> Items, string Number, string Reason) : CardStep(CardId)
{
    /// <summary>加分、负面清单、一票否决, accepted or refused, that are decided once more.</summary>
    public IReadOnlyList<Guid> Extras { get; init; } = [];
}

internal sealed class StartCorrectionForm : AbstractValidator<StartCorrection>
{
    public StartCorrectionForm() => RuleFor(c => c.Items.Count + c.Extras.Count).InclusiveBetween(1, 100).OverridePropertyName(nameof(StartCorrection.Items)).WithMessage(_ => RuleTexts.Say("Results.ItemsForm"));
}

internal sealed class StartCorrectionHandler(ResultDesk desk, OutcomeDesk outcomes, SchemeShelf shelf, IAppDb db) : IRequestHandler<StartCorrection>
{
    public async Task<Unit> Handle(StartCorrection command, CancellationToken ct)
    {
        var card = await db.Set<Scorecard>().FindOrRefuse(command.CardId, ct);
        await desk.RefuseOwnUnit([card.UnitId], ct);
        var (round, result) = await desk.Open(card.RoundId, ct);
        if (!result.IsFrozen)
        {
            result.Freeze(OutcomeDesk.Lines(await outcomes.Of(round, result, ct)));
        }

        result.Correct(card, new(command.Number, command.Reason), desk.Hand);
        card.ReopenForCorrection(desk.Hand.At);
        var scheme = await shelf.Of(db, round.SchemeId!.Value, ct);
        var text = Written.InOffice("Results.Corrects", command.Number.Trim(), command.Reason.Trim());
        foreach (var item in command.Items.Distinct())
        {
            await db.Object(card, scheme.Item(item), text, desk.Hand.Name, desk.Hand.At, ct);
        }

        foreach (var id in command.Extras.Distinct())
        {
            var extra = await db.Set<ExtraProposal>().Where(e => e.CardId == card.Id).FindOrRefuse(id, ct);
            db.Set<ExtraProposal>().Add(extra.Reopen(card, scheme.Extra(extra.RuleId), Written.InOffice("Results.Reopened", command.Number.Trim()), desk.Hand));
        }

        return Unit.Value;
    }
}
