using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Facts;

/// <summary>Takes away what should never have been entered, whatever the unit has said about it. The audit keeps what it was and why it went.</summary>
[Needs(Permission.EditFacts)]
public sealed record RemoveFact(Guid FactId, string Why, FactContent Seen) : Command, IAbout<UnitFact>
{
    Guid IAbout<UnitFact>.RowId => FactId;
}

internal sealed class RemoveFactForm : AbstractValidator<RemoveFact>
{
    public RemoveFactForm() => RuleFor(c => c.Why).Must(FactForm.Sentence).WithMessage(_ => RuleTexts.Say("Facts.WhyForm"));
}

internal sealed class RemoveFactHandler(IAppDb db, AuditNote note) : IRequestHandler<RemoveFact>
{
    public async Task<Unit> Handle(RemoveFact command, CancellationToken ct)
    {
        var fact = await db.Set<UnitFact>().FindOrRefuse(command.FactId, ct);
        fact.RefuseUnlessSeen(command.Seen);
        note.Say("Facts.Removed", fact.Name, fact.Content.Said, command.Why.Trim());
        fact.Leave();
        db.Set<UnitFact>().Remove(fact);
        return Unit.Value;
    }
}
