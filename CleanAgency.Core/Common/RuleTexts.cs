using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace CleanAgency.Core.Common;

/// <summary>Makes the sentence of a code in the language of the current culture; the lines lie beside the feature that says them.</summary>
public static class RuleTexts
{
    private static readonly ConcurrentDictionary<string, ResourceManager?> Features = new();

    public static string Say(string code, params IReadOnlyList<object?> arguments)
    {
        var sentence = Find(code) ?? throw new InvalidOperationException($"No text for the code {code}.");
        return string.Format(CultureInfo.CurrentCulture, sentence, [.. arguments.Select(Word)]);
    }

    public static string Say(RuleBroken refusal) => Say(refusal.Code, refusal.Arguments);

    /// <summary>The word of an enum value, "Units.Flag.Window", as screens and workbooks write it.</summary>
    public static string Name<T>(string feature, T value)
        where T : struct, Enum => Say($"{feature}.{typeof(T).Name}.{value}");

    /// <summary>Every code of a feature with its sentence, for a tablet that has to say them without the server.</summary>
    public static IEnumerable<(string Code, string Sentence)> All(string feature, CultureInfo culture) =>
        Features.GetOrAdd(feature, Open)?.GetResourceSet(culture, createIfNotExists: true, tryParents: true)?.Cast<DictionaryEntry>()
            .Select(line => ($"{feature}.{line.Key}", (string)line.Value!)) ?? [];

    public static string? Find(string code, CultureInfo? culture = null)
    {
        var dot = code.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : Features.GetOrAdd(code[..dot], Open)?.GetString(code[(dot + 1)..], culture);
    }

    // The audit keeps codes of features that a later version may have given up.
    private static ResourceManager? Open(string feature) =>
        typeof(RuleTexts).Assembly.GetManifestResourceInfo($"CleanAgency.Core.{feature}.Texts.resources") is null
            ? null
            : new($"CleanAgency.Core.{feature}.Texts", typeof(RuleTexts).Assembly);

    // An argument that is itself a code is said in the reader's language too.
    private static object? Word(object? argument) => argument is TextCode code ? Say(code.Code, code.Arguments) : argument;
}

/// <summary>An argument of a sentence that is itself a text: a role's name, a column's name.</summary>
public sealed record TextCode(string Code, params IReadOnlyList<object?> Arguments)
{
    public override string ToString() => RuleTexts.Say(Code, Arguments);
}
