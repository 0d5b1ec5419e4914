using System.Text.RegularExpressions;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>The words of the lint, from burden-words.tsv beside this file.</summary>
internal static class BurdenWords
{
    private static readonly Dictionary<string, Regex> Patterns = Embedded.Text("Schemes.burden-words.tsv").ReplaceLineEndings("\n").Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('\t'))
        .ToDictionary(cells => cells[0], cells => new Regex(cells[1], RegexOptions.CultureInvariant | RegexOptions.Compiled));

    public static readonly Regex FrequencyOf = Patterns[nameof(FrequencyOf)];
    public static readonly Regex FrequencyMark = Patterns[nameof(FrequencyMark)];
    public static readonly Regex Forbids = Patterns[nameof(Forbids)];
    public static readonly Regex ForbidsAfter = Patterns[nameof(ForbidsAfter)];
    public static readonly Regex Scope = Patterns[nameof(Scope)];
    public static readonly Regex ScopeEnd = Patterns[nameof(ScopeEnd)];
    public static readonly Regex Lack = Patterns[nameof(Lack)];
    public static readonly Regex Deducts = Patterns[nameof(Deducts)];
    public static readonly Regex Nothing = Patterns[nameof(Nothing)];
    public static readonly Regex NeverDeducts = Patterns[nameof(NeverDeducts)];
    public static readonly Regex Gains = Patterns[nameof(Gains)];
    public static readonly Regex Effect = Patterns[nameof(Effect)];
    public static readonly Regex Demands = Patterns[nameof(Demands)];
    public static readonly Regex Instead = Patterns[nameof(Instead)];
    public static readonly Regex BadPress = Patterns[nameof(BadPress)];
    public static readonly Regex CarriedOut = Patterns[nameof(CarriedOut)];
    public static readonly Regex OwnPhoto = Patterns[nameof(OwnPhoto)];

    /// <summary>The forbidden topics, each with its words.</summary>
    public static readonly IReadOnlyList<(BurdenTopic Topic, Regex Words)> Forbidden =
        [.. Enum.GetValues<BurdenTopic>().Where(topic => topic != BurdenTopic.Frequency).Select(topic => (topic, Patterns[topic.ToString()]))];
}
