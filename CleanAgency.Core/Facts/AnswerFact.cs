using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Facts;

/// <summary>The unit's liaison agrees, to one or to all that he has read.</summary>
[Needs(Permission.AnswerFacts)]
public sealed record ConfirmFacts(IReadOnlyList<ConfirmFacts.Seen> Facts) : Command, IAmong<UnitFact>
{
    public sealed record Seen(Guid Id, FactContent Content);
}

internal sealed class ConfirmFactsForm : AbstractValidator<ConfirmFacts>
{
    public ConfirmFactsForm() => RuleFor(c => c.Facts).NotEmpty().Must(facts => facts.DistinctBy(f => f.Id).Count() == facts.Count);
}

internal sealed class ConfirmFactsHandler(Rows<UnitFact> rows, Actor actor, Clock clock) : IRequestHandler<ConfirmFacts>
{
    public async Task<Unit> Handle(ConfirmFacts command, CancellationToken ct)
    {
        var seen = command.Facts.ToDictionary(f => f.Id, f => f.Content);
        var facts = await rows.Visible.Where(f => seen.Keys.Contains(f.Id)).ToListAsync(ct);
        facts.ForEach(fact => fact.Confirm(seen[fact.Id], actor.UnitId, actor.Name, clock.Now));
        return facts.Count > 0 ? Unit.Value : throw new RuleBroken("Common.Gone");
    }
}

/// <summary>The unit says that it is otherwise, and how.</summary>
[Needs(Permission.AnswerFacts)]
public sealed record DisputeFact(Guid FactId, string Why, FactContent Seen) : Command, IAbout<UnitFact>
{
    Guid IAbout<UnitFact>.RowId => FactId;
}

internal sealed class DisputeFactForm : AbstractValidator<DisputeFact>
{
    public DisputeFactForm() => RuleFor(c => c.Why).Must(FactForm.Sentence).WithMessage(_ => RuleTexts.Say("Facts.WhyForm"));
}

internal sealed class DisputeFactHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<DisputeFact>
{
    public async Task<Unit> Handle(DisputeFact command, CancellationToken ct)
    {
        (await db.Set<UnitFact>().FindOrRefuse(command.FactId, ct)).DisputeFor(command.Why, command.Seen, actor.UnitId, actor.Name, clock.Now);
        return Unit.Value;
    }
}

/// <summary>The coordinator has looked and keeps the fact; the unit reads why.</summary>
[Needs(Permission.EditFacts)]
public sealed record UpholdFact(Guid FactId, string Why) : Command, IAbout<UnitFact>
{
    Guid IAbout<UnitFact>.RowId => FactId;
}

internal sealed class UpholdFactForm : AbstractValidator<UpholdFact>
{
    public UpholdFactForm() => RuleFor(c => c.Why).Must(FactForm.Sentence).WithMessage(_ => RuleTexts.Say("Facts.WhyForm"));
}

internal sealed class UpholdFactHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<UpholdFact>
{
    public async Task<Unit> Handle(UpholdFact command, CancellationToken ct)
    {
        (await db.Set<UnitFact>().FindOrRefuse(command.FactId, ct)).Uphold(command.Why, actor.Name, clock.Now);
        return Unit.Value;
    }
}

internal static class FactForm
{
    public static bool Sentence(string? why) => (why ?? "").Trim() is { Length: >= 4 and <= 200 };
}
