using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Results;

/// <summary>Equals across the quota line of a category: the leaders say who of them has the best grade, as many as there are places, or nobody.</summary>
[Needs(Permission.DecideResults)]
public sealed record DecideQuotaTie(Guid RoundId, string Category, IReadOnlyList<Guid> UnitIds, string Number, string Reason) : ResultStep(RoundId);

internal sealed class DecideQuotaTieForm : AbstractValidator<DecideQuotaTie>
{
    public DecideQuotaTieForm()
    {
        RuleFor(c => c.Category).NotEmpty().MaximumLength(20);
        RuleFor(c => c.UnitIds.Count).LessThan(500).OverridePropertyName(nameof(DecideQuotaTie.UnitIds));
    }
}

internal sealed class DecideQuotaTieHandler(ResultDesk desk, OutcomeDesk outcomes) : IRequestHandler<DecideQuotaTie>
{
    public async Task<Nothing> Handle(DecideQuotaTie command, CancellationToken ct)
    {
        var (round, result) = await desk.Open(command.RoundId, ct);
        var outcome = await outcomes.Of(round, result, ct);
        var waiting = outcome.Categories.FirstOrDefault(category => category.Name == command.Category)?.Waiting ?? throw new RuleBroken("Results.NobodyWaits", command.Category);
        await desk.RefuseOwnUnit(waiting.UnitIds, ct);
        waiting.RefuseUnless(command.UnitIds);
        result.DecideTie(command.Category, command.UnitIds, new(command.Number, command.Reason), desk.Hand);
        return Nothing.Value;
    }
}

/// <summary>等次调整: another grade than the rules give.</summary>
[Needs(Permission.DecideResults)]
public sealed record DecideDeviation(Guid RoundId, Guid UnitId, string Grade, string Number, string Reason) : ResultStep(RoundId);

internal sealed class DecideDeviationHandler(ResultDesk desk, OutcomeDesk outcomes) : IRequestHandler<DecideDeviation>
{
    public async Task<Nothing> Handle(DecideDeviation command, CancellationToken ct)
    {
        await desk.RefuseOwnUnit([command.UnitId], ct);
        var (round, result) = await desk.Open(command.RoundId, ct);
        if (round.Policy!.Grades.All(cut => cut.Grade != command.Grade))
        {
            throw new RuleBroken("Results.NoSuchGrade", command.Grade);
        }

        var line = OutcomeDesk.Lines(await outcomes.Of(round, result, ct)).FirstOrDefault(line => line.UnitId == command.UnitId);
        var computed = line?.Computed ?? throw new RuleBroken("Common.Gone");
        result.Deviate(command.UnitId, line.Unit, command.Grade, computed, new(command.Number, command.Reason), desk.Hand);
        return Nothing.Value;
    }
}
