namespace CleanAgency.Core.Common;

/// <summary>
/// Why an automatic result is as it is: codes, arguments and the points each line gives or takes. Stored as such, said by
/// <see cref="RuleTexts"/> in the reader's language. The points of the lines add up to the result, because the result is their sum.
/// </summary>
public sealed record Explanation(IReadOnlyList<ExplanationLine> Lines)
{
    public static readonly Explanation None = new([]);

    public Points Total => Lines.Sum(line => line.Points);

    public static Explanation Of(params IEnumerable<ExplanationLine> lines) => new([.. lines]);

    /// <summary>The lines as sentences, in the language of the current culture.</summary>
    public IReadOnlyList<string> Say() => [.. Lines.Select(line => line.Say())];
}

/// <summary>One step of an explanation. An argument is a string, a whole number or <see cref="Common.Points"/>.</summary>
public sealed record ExplanationLine(string Code, Points Points, params IReadOnlyList<object> Arguments)
{
    public string Say() => RuleTexts.Say(Code, Arguments);
}
