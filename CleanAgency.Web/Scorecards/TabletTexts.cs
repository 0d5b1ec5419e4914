using System.Collections;
using System.Globalization;
using System.IO.Compression;
using System.Resources;
using System.Text.Encodings.Web;
using System.Text.Json;
using CleanAgency.Core.Common;
using CleanAgency.Web.Layout;

namespace CleanAgency.Web.Scorecards;

/// <summary>What a tablet says by itself, with or without the server: its own words (Tablet.restext) and the sentences behind points.</summary>
internal static class TabletTexts
{
    public static readonly string[] Languages = ["zh", "en"];

    private static readonly ResourceManager Tablet = new($"{typeof(TabletTexts).Namespace}.Tablet", typeof(TabletTexts).Assembly);

    // A refusal comes with its sentence; of the other rules' words a tablet says these by itself.
    private static readonly string[] Said = ["Schemes.Why.", "Schemes.Missing.", "Schemes.Input.", "Scorecards.Why.", "Scorecards.CardState."];

    // Read by a script and never written into a page: Chinese travels as itself.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, byte[]> Written = Languages.ToDictionary(l => l, Write);

    private static readonly Dictionary<string, byte[]> Pressed = Languages.ToDictionary(l => l, l => Press(Written[l]));

    public static string Address(string language) => $"/scoring/texts.{language}.json";

    public static byte[]? Of(string language) => Written.GetValueOrDefault(language);

    /// <summary>The same by brotli, pressed once and as tight as files are.</summary>
    public static byte[]? Brotli(string language) => Pressed.GetValueOrDefault(language);

    // In the order of their keys, so that the same words are the same bytes.
    private static byte[] Write(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language == "zh" ? Language.Chinese : Language.English);
        var own = Tablet.GetResourceSet(culture, createIfNotExists: true, tryParents: true)!.Cast<DictionaryEntry>().Select(line => ((string)line.Key, (string)line.Value!));
        var rules = RuleTexts.All("Schemes", culture).Concat(RuleTexts.All("Scorecards", culture)).Where(line => Said.Any(part => line.Code.StartsWith(part, StringComparison.Ordinal)));
        var sentences = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, sentence) in own.Concat(rules))
        {
            sentences.Add(key, sentence);
        }

        return JsonSerializer.SerializeToUtf8Bytes(sentences, Plain);
    }

    private static byte[] Press(byte[] plain)
    {
        using var pressed = new MemoryStream();
        using (var brotli = new BrotliStream(pressed, CompressionLevel.SmallestSize))
        {
            brotli.Write(plain);
        }

        return pressed.ToArray();
    }
}
