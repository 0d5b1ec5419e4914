using CleanAgency.Core.Common;

namespace CleanAgency.Core.Access;

/// <summary>What a sender learns from a message: its answer, a refusal with its sentence, or that somebody was faster on that field.</summary>
public sealed record Outcome<T>
{
    public T? Answer { get; init; }

    public string? Code { get; init; }

    /// <summary>What the sentence of the code is about.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>The refusal in the reader's language.</summary>
    public string? Refusal { get; init; }

    /// <summary>For forms: what is wrong with which field.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    public StaleWrite? Stale { get; init; }

    public bool Done => Code is null;

    /// <summary>The ledger knew the command: this is its first answer.</summary>
    public bool Repeated { get; init; }

    /// <summary>For who only wants to know whether it was done, and if not, why.</summary>
    public Outcome<MediatR.Unit> WithoutAnswer() => new() { Code = Code, Refusal = Refusal, Errors = Errors, Stale = Stale };

    internal static Outcome<T> Of(RuleBroken no) => new() { Code = no.Code, Arguments = no.Arguments, Refusal = RuleTexts.Say(no) };

    internal static Outcome<T> Of(StaleWrite stale) => new()
    {
        Code = stale.Message,
        Stale = stale,
        Refusal = RuleTexts.Say(stale.Message, stale.Theirs ?? "", stale.By, Clock.InShanghai(stale.At).ToString("HH:mm", null)),
    };

    internal static Outcome<T> Of(FluentValidation.ValidationException form) => new()
    {
        Code = "Access.Form",
        Refusal = string.Join(" ", form.Errors.Select(e => e.ErrorMessage).Distinct()),
        Errors = form.Errors.GroupBy(e => e.PropertyName).ToDictionary(g => g.Key, g => g.First().ErrorMessage),
    };
}
