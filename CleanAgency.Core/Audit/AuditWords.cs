using System.Globalization;
using System.Resources;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Audit;

/// <summary>
/// Entries keep names of code: messages, kinds, fields. Here they become words of the office; what has no word (a message of an
/// older release) is shown by its name, never left out.
/// </summary>
public sealed class AuditWords
{
    /// <summary>In the reader's language.</summary>
    public static readonly AuditWords OnScreen = new(null);

    /// <summary>Workbooks speak the office's own language.</summary>
    public static readonly AuditWords InWorkbook = new(CultureInfo.GetCultureInfo("zh-CN"));

    private static readonly Dictionary<string, Type> Types = typeof(AuditWords).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsGenericType: false } && (typeof(IBaseRequest).IsAssignableFrom(type) || typeof(Entity).IsAssignableFrom(type)))
        .DistinctBy(type => type.Name).ToDictionary(type => type.Name);

    // The features' own lists of fields, such as UnitField.
    private static readonly ILookup<string?, Type> FieldLists = typeof(AuditWords).Assembly.GetTypes()
        .Where(type => type.IsEnum && type.Name.EndsWith("Field", StringComparison.Ordinal)).ToLookup(type => type.Namespace);

    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    private readonly CultureInfo? culture;

    private AuditWords(CultureInfo? culture) => this.culture = culture;

    /// <summary>Everything that may stand in an entry; what leaves a trace even when it is let through comes first.</summary>
    public static IReadOnlyList<string> Acts { get; } =
    [
        .. Types.Values.Where(type => typeof(IBaseRequest).IsAssignableFrom(type))
            .OrderByDescending(type => typeof(ICommand).IsAssignableFrom(type) || Attribute.IsDefined(type, typeof(RecordedAttribute)))
            .ThenBy(type => type.Namespace, StringComparer.Ordinal).ThenBy(type => type.Name, StringComparer.Ordinal).Select(type => type.Name),
    ];

    /// <summary>In both languages: a colleague may have passed the address on.</summary>
    public static List<string> ActsSaying(string text) =>
    [
        .. Acts.Where(act => Languages.Any(language => RuleTexts.Find($"Audit.Act.{act}", language)?.Contains(text, StringComparison.OrdinalIgnoreCase) == true)),
    ];

    public string Act(string action) => Find($"Audit.Act.{action}") ?? action;

    public string Result(AuditResult result) => Find($"Audit.AuditResult.{result}") ?? result.ToString();

    /// <summary>Only the machine comes from nowhere; a stranger may call himself whatever he likes.</summary>
    public string Person(string name, string from) =>
        name.Length == 0 ? Find("Audit.Stranger")! : from.Length == 0 ? Find($"Audit.Machine.{name}") ?? name : name;

    public string From(string from) => from.Length == 0 ? Find("Audit.Inside")! : Find($"Audit.From.{from}") ?? from;

    public string Kind(string kind) => Find($"Audit.Kind.{kind}") ?? kind;

    /// <summary>The sentence the person was given, with the words that were put into it then.</summary>
    public string Why(string code, IReadOnlyList<string> arguments) =>
        Find($"Audit.Why.{code}") ?? Sentence(code, arguments);

    public string Sentence(string code, IReadOnlyList<string> arguments)
    {
        var sentence = Find(code);
        try
        {
            return sentence is null || arguments.Count == 0 ? sentence ?? code : string.Format(culture ?? CultureInfo.CurrentCulture, sentence, [.. arguments]);
        }
        catch (FormatException)
        {
            // The sentence has got more places since.
            return sentence!;
        }
    }

    internal static Type? TypeOf(string name) => Types.GetValueOrDefault(name);

    /// <summary>A field of a row or of a message: by its own line, by the feature's list of fields, by a word that fits everywhere.</summary>
    public string Field(Type? owner, string name) =>
        (owner is null ? null : Find($"Audit.Field.{owner.Name}.{name}") ?? FieldLists[owner.Namespace].Select(fields => Find($"{FeatureOf(fields)}.{fields.Name}.{name}")).FirstOrDefault(word => word is not null))
        ?? Find($"Audit.Field.{name}") ?? name;

    public string Value(Type? type, string text, IReadOnlyDictionary<Guid, string> captions)
    {
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return text.Length == 0 ? Find("Audit.Nothing")!
            : type is { IsEnum: true } ? Find($"{FeatureOf(type)}.{type.Name}.{text}") ?? text
            : text is "True" or "False" ? Find($"Audit.{text}")!
            : type == typeof(DateTime) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment) ? Moment(moment)
            : Guid.TryParse(text, out var id) ? captions.GetValueOrDefault(id) ?? text
            : text;
    }

    internal static string Moment(DateTime moment) => Clock.InShanghai(moment).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    internal string? Find(string code)
    {
        try
        {
            return RuleTexts.Find(code, culture);
        }
        catch (MissingManifestResourceException)
        {
            // A feature of an older release; its entries are read for years.
            return null;
        }
    }

    // A folder within a feature has its texts with the feature.
    private static string FeatureOf(Type type) => type.Namespace!.Split('.').ElementAtOrDefault(2) ?? "";
}
