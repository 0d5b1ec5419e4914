using System.Globalization;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>The fields of an item that a claim may set, each by name; a value is always text. scoring/rules.js knows the same names.</summary>
public static class AnswerField
{
    /// <summary>核对无误: what the facts say is taken over.</summary>
    public const string Checked = "checked";

    /// <summary>Whether the item is for this unit, said against what the conditions found.</summary>
    public const string Applies = "applies";

    public const string Comment = "comment";

    /// <summary>未发现问题 of whichever part, as a database looks for it.</summary>
    public const string AnyNone = "none:%";

    public const string Yes = "true";

    public const string No = "false";

    public static string Level(int part) => $"level:{part}";

    public static string Share(int part) => $"share:{part}";

    public static string Whole(int part) => $"whole:{part}";

    public static string Rank(int part) => $"rank:{part}";

    public static string None(int part) => $"none:{part}";

    /// <summary>The 未发现问题 that such a case speaks against; null where the rule counts no entries of it. Only what happens is counted by entries; that something zeroes an item is such a thing too.</summary>
    public static string? NoneBeside(ScoringRule rule, string code)
    {
        var part = rule.Parts.ToList().FindIndex(part => part is OccurrenceRule or DeductionRule ? part.Codes.Contains(code) : part.Zeroes.Any(zero => zero.Code == code));
        return part < 0 ? null : None(part + 1);
    }

    public static string Count(string code) => $"count:{code}";

    public static string Has(string code) => $"has:{code}";

    /// <summary>Whether the rule has such a field and can read such a value. What it takes is never lost on the way to the points.</summary>
    public static bool Takes(ScoringRule rule, string field, string value) =>
        Always().Concat(rule.Parts.SelectMany((part, index) => Of(part, index + 1))).Any(one => one.Field == field && one.Reads(value));

    internal static long? Number(string? value) =>
        value is { Length: >= 1 and <= 10 } && value.All(char.IsAsciiDigit) && long.Parse(value, CultureInfo.InvariantCulture) is var number && number <= FactContent.Most ? number : null;

    internal static bool? Truth(string? value) => value switch
    {
        Yes => true,
        No => false,
        _ => null,
    };

    private static IEnumerable<(string Field, Func<string, bool> Reads)> Always() =>
        [(Checked, IsYes), (Applies, IsTruth), (Comment, _ => true)];

    private static IEnumerable<(string Field, Func<string, bool> Reads)> Of(PartRule part, int number) =>
    [
        .. part is OccurrenceRule or DeductionRule || part.Zeroes.Count > 0 ? [(None(number), IsYes)] : Array.Empty<(string, Func<string, bool>)>(),
        .. part.Zeroes.Select(zero => (Count(zero.Code), (Func<string, bool>)IsNumber)),
        .. part switch
        {
            OccurrenceRule { Occurrences: var cases } => Fed(cases),
            DeductionRule { Occurrences: var cases } => Fed(cases),
            RatioRule => [(Share(number), IsNumber), (Whole(number), IsNumber)],
            RankRule => [(Rank(number), value => Number(value) > 0)],
            LevelRule { Levels: var levels } => [(Level(number), value => levels.Any(level => level.Code == value))],
            CheckRule { Checks: var checks } => checks.Select(check => (Has(check.Code), (Func<string, bool>)IsTruth)),
            _ => Array.Empty<(string, Func<string, bool>)>(),
        },
    ];

    // Other cases are counted by their entries, each with what was found.
    private static IEnumerable<(string Field, Func<string, bool> Reads)> Fed(IReadOnlyList<OccurrenceCase> cases) =>
        cases.Where(one => one.Fact is not null).Select(one => (Count(one.Code), (Func<string, bool>)IsNumber));

    private static bool IsYes(string value) => value == Yes;

    private static bool IsTruth(string value) => Truth(value) is not null;

    private static bool IsNumber(string value) => Number(value) is not null;
}
