using System.Linq.Expressions;
using CleanAgency.Core.Common;
using FluentValidation;

namespace CleanAgency.Core.Scorecards;

/// <summary>Whoever decides says why, in a sentence or two.</summary>
internal abstract class ReasonForm<T> : AbstractValidator<T>
{
    public const int Most = 500;

    protected ReasonForm(Expression<Func<T, string?>> reason) =>
        RuleFor(reason).Must(text => text?.Trim() is { Length: >= 2 and <= Most }).WithMessage(_ => RuleTexts.Say("Scorecards.ReasonForm", Most));
}
