using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.People;

/// <summary>The language in which the product speaks to this person, on whatever device he signs in.</summary>
[Needs(Permission.OwnAccount)]
[EveryRow("it changes the sender's own choice and names no other")]
public sealed record ChooseLanguage(string Language) : Command;

internal sealed class ChooseLanguageForm : AbstractValidator<ChooseLanguage>
{
    public ChooseLanguageForm() => RuleFor(c => c.Language).Must(language => Person.Languages.Contains(language));
}

internal sealed class ChooseLanguageHandler(IAppDb db, Actor actor) : IRequestHandler<ChooseLanguage>
{
    public async Task<Unit> Handle(ChooseLanguage command, CancellationToken ct)
    {
        (await db.Set<Person>().FindOrRefuse(actor.Id, ct)).Choose(command.Language);
        return Unit.Value;
    }
}
