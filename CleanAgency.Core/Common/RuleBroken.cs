using System.Diagnostics.CodeAnalysis;

namespace CleanAgency.Core.Common;

/// <summary>
/// A refusal by the business: a code and its arguments, stored and sent as such. <see cref="RuleTexts"/> makes the sentence
/// in the reader's language. "Units.CodeTaken" is the line CodeTaken of Core/Units/Texts.restext.
/// </summary>
[SuppressMessage("Design", "CA1032", Justification = "A refusal without a code has no sentence.")]
public sealed class RuleBroken(string code, params object[] arguments) : Exception(code)
{
    public string Code { get; } = code;

    public IReadOnlyList<object> Arguments { get; } = arguments;

    /// <summary>The refusal that a check ends with, for whoever collects them: an import shows all that is wrong with a row.</summary>
    public static RuleBroken? By(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (RuleBroken broken)
        {
            return broken;
        }
    }
}
