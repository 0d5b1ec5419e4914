using System.Text.Json.Serialization;
using CleanAgency.Core.Common;
using FluentValidation;

namespace CleanAgency.Core.Groups;

/// <summary>Which conflict it is, and in words how it comes about. Confided like the words themselves: the kind alone names kinship.</summary>
[JsonConverter(typeof(Untold<ConflictGround>))]
public sealed record ConflictGround(ConflictKind Kind, string Text)
{
    /// <summary>The others follow from postings, which the system administrator keeps.</summary>
    public static readonly IReadOnlyList<ConflictKind> Stated = [ConflictKind.Kin, ConflictKind.Superior, ConflictKind.Other];

    public override string ToString() => "•••";
}

internal sealed class ConflictGroundForm : AbstractValidator<ConflictGround>
{
    public ConflictGroundForm()
    {
        RuleFor(g => g.Kind).Must(kind => ConflictGround.Stated.Contains(kind)).WithMessage(_ => RuleTexts.Say("Groups.KindInferred"));
        RuleFor(g => g.Text).Must(text => (text ?? "").Trim() is { Length: >= 2 and <= 200 }).WithMessage(_ => RuleTexts.Say("Groups.GroundForm"));
    }
}
