using System.Globalization;
using System.Text.RegularExpressions;
using CleanAgency.Core.Common;
using Xunit;

namespace CleanAgency.Tests.Architecture;

/// <summary>Every text on a screen comes from resources, in both languages.</summary>
public sealed partial class TextTests
{
    private static readonly string[] Projects = ["CleanAgency.Core", "CleanAgency.Infrastructure", "CleanAgency.Web"];

    // They read Chinese, they do not say it: the signs of input methods, the words of the State Council's notice.
    private static readonly string[] ReadChinese = ["CleanAgency.Core/Common/Pinyin.cs", "CleanAgency.Core/Calendar/HolidayYear.cs", "CleanAgency.Core/Schemes/ApplicabilityText.cs", "CleanAgency.Core/Schemes/BurdenClause.cs", "CleanAgency.Core/Schemes/BurdenLint.cs", "CleanAgency.Core/Schemes/CaseWording.cs"];

    private static IEnumerable<string> Chinese => Projects.SelectMany(p => Tree.Files(p, ".restext")).Where(f => !f.EndsWith(".en.restext", StringComparison.Ordinal));

    [Fact]
    public void Both_languages_have_the_same_keys() => Tree.None(
        from file in Chinese
        let zh = Lines(file).Keys
        let en = Lines(EnglishOf(file)).Keys
        from key in zh.Except(en).Select(k => $"{k} is missing in English").Concat(en.Except(zh).Select(k => $"{k} is missing in Chinese"))
        select $"{file}: {key}");

    [Fact]
    public void Both_languages_have_the_same_placeholders() => Tree.None(
        from file in Chinese
        let en = Lines(EnglishOf(file))
        from line in Lines(file)
        where en.ContainsKey(line.Key) && !Places(line.Value).SetEquals(Places(en[line.Key]))
        select $"{file}: {line.Key}");

    [Fact]
    public void No_key_stands_twice() => Tree.None(
        from file in Chinese.SelectMany(f => new[] { f, EnglishOf(f) })
        from key in RawLines(file).GroupBy(l => l.Key).Where(g => g.Count() > 1)
        select $"{file}: {key.Key}");

    [Fact]
    public void No_Chinese_stands_in_the_English_of_a_screen() => Tree.None(
        from file in Chinese
        // The core's English names Chinese words where a workbook may hold them.
        where file.StartsWith("CleanAgency.Web/", StringComparison.Ordinal)
        from line in Lines(EnglishOf(file))
        where !line.Key.Contains("Language", StringComparison.Ordinal) && line.Key != "Seal" && !line.Key.EndsWith(".Format", StringComparison.Ordinal) && Cjk().IsMatch(line.Value)
        select $"{EnglishOf(file)}: {line.Key}={line.Value}");

    [Fact]
    public void Every_text_that_a_screen_names_exists() => Tree.None(
        from file in Tree.Files("CleanAgency.Web", ".razor", ".cs")
        let folder = Path.GetDirectoryName(file)!.Replace('\\', '/')
        where Tree.Exists($"{folder}/Texts.restext")
        let keys = Lines($"{folder}/Texts.restext")
        from named in ScreenText().Matches(Code(file)).Select(m => m.Groups[1].Value)
        where !keys.ContainsKey(named)
        select $"{file}: {named}");

    [Fact]
    public void Every_text_that_a_tablet_names_exists() => Tree.None(
        from file in Tree.Files("CleanAgency.Web/wwwroot", ".js")
        let keys = Lines("CleanAgency.Web/Scorecards/Tablet.restext")
        from named in TabletText().Matches(Code(file)).Select(m => m.Groups[1].Value)
        where !keys.ContainsKey(named)
        select $"{file}: {named}");

    [Fact]
    public void Every_refusal_has_its_sentence_in_both_languages() => Tree.None(
        from project in Projects
        from file in Tree.Files(project, ".cs", ".razor")
        from code in RuleText().Matches(Tree.Text(file)).SelectMany(m => m.Groups[1].Captures).Select(c => c.Value)
        from culture in new[] { "zh-CN", "en" }
        where RuleTexts.Find(code, CultureInfo.GetCultureInfo(culture)) is null
        select $"{file}: {code} ({culture})");

    [Fact]
    public void No_Chinese_stands_in_code_outside_comments() => Tree.None(
        from project in Projects
        from file in Tree.Files(project, ".cs", ".razor", ".js")
        where !file.StartsWith("CleanAgency.Infrastructure/Demo/", StringComparison.Ordinal) && !ReadChinese.Contains(file)
        from line in Code(file).Split('\n')
        where Cjk().IsMatch(line)
        select $"{file}: {line.Trim()}");

    [Fact]
    public void No_words_stand_bare_in_markup() => Tree.None(
        from file in Tree.Files("CleanAgency.Web", ".razor")
        // The living page names the parts by the names of their classes.
        where file != "CleanAgency.Web/Ui/UiPage.razor"
        from text in TextNode().Matches(Markup(file)).Select(m => m.Groups[1].Value.Trim())
        where BareWord().IsMatch(text) && !text.StartsWith("break;", StringComparison.Ordinal)
        select $"{file}: {text}");

    private static string EnglishOf(string chinese) => chinese.Replace(".restext", ".en.restext", StringComparison.Ordinal);

    private static IEnumerable<(string Key, string Value)> RawLines(string file) =>
        from line in Tree.Exists(file) ? Tree.Text(file).Split('\n') : []
        where line.Contains('=', StringComparison.Ordinal) && !line.StartsWith(';') && !line.StartsWith('#')
        let at = line.IndexOf('=', StringComparison.Ordinal)
        select (line[..at].Trim(), line[(at + 1)..].Trim());

    private static Dictionary<string, string> Lines(string file) => RawLines(file).DistinctBy(l => l.Key).ToDictionary(l => l.Key, l => l.Value);

    private static HashSet<string> Places(string sentence) => [.. Place().Matches(sentence).Select(m => m.Groups[1].Value)];

    private static string Code(string file) => Comment().Replace(Tree.Text(file), m => m.Value.StartsWith('"') ? m.Value : "");

    // Text nodes only: without code blocks, comments, expressions and control flow.
    private static string Markup(string file)
    {
        var text = Comment().Replace(Tree.Text(file), m => m.Value.StartsWith('"') ? m.Value : "");
        var code = text.IndexOf("@code", StringComparison.Ordinal);
        return Attributes().Replace(code < 0 ? text : text[..code], "<tag>");
    }

    [GeneratedRegex("[\u3400-\u9fff\uff01-\uff5e\u3001-\u303f]")]
    private static partial Regex Cjk();

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<![\w.])@?T\[""([^""{}]+)""[\],]")]
    private static partial Regex ScreenText();

    [GeneratedRegex(@"(?<![#.\w])say\(""([\w.]+)""")]
    private static partial Regex TabletText();

    [GeneratedRegex(@"(?:RuleBroken|TextCode|RuleTexts\.Say|Refuse|note\.Fail)\((?:[^""()]*""([A-Z]\w+\.[\w.]+)"")+")]
    private static partial Regex RuleText();

    // A string is matched too, so that "//" inside one is no comment.
    [GeneratedRegex("""\"(?:\\.|[^\"\\\n])*\"|//[^\n]*|/\*.*?\*/|@\*.*?\*@|<!--.*?-->""", RegexOptions.Singleline)]
    private static partial Regex Comment();

    // A tag with its attributes, whose values may hold "<" and ">" of C#.
    [GeneratedRegex("""<[/!]?[A-Za-z](?:"[^"]*"|[^<>"])*>""")]
    private static partial Regex Attributes();

    [GeneratedRegex("<tag>([^<>@{}]+)(?=<tag>)")]
    private static partial Regex TextNode();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex BareWord();
}
