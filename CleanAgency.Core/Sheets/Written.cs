using System.Globalization;
using System.Text;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Sheets;

/// <summary>What people type into cells, brought into one form: input methods leave full-width digits, odd spaces and invisible marks.</summary>
public static class Written
{
    private static readonly CultureInfo Office = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Trimmed, without invisible marks; line breaks inside stay.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (letter is '\n' or '\t' || !(char.IsControl(letter) || IsInvisible(letter)))
            {
                clean.Append(letter);
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>Clean, with full-width letters, digits, signs and spaces made half-width: for codes, numbers, dates and list words.</summary>
    public static string HalfWidth(string text) => string.Create(text.Length, text, (half, full) =>
    {
        for (var i = 0; i < half.Length; i++)
        {
            half[i] = full[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(full[i] - 0xFEE0),
                '\u3000' or '\u00A0' => ' ',
                _ => full[i],
            };
        }
    });

    public static string Code(string text) => Clean(HalfWidth(text));

    /// <summary>For comparing titles, sheet names and list words: no spaces, no line breaks, no mark of a required column.</summary>
    public static string Title(string text) =>
        string.Concat(HalfWidth(Clean(text)).Where(letter => !char.IsWhiteSpace(letter) && letter != '*')).ToUpperInvariant();

    /// <summary>The words of workbooks are the office's own, whatever language the screen speaks.</summary>
    public static string InOffice(string code, params object[] arguments)
    {
        var sentence = RuleTexts.Find(code, Office) ?? throw new InvalidOperationException($"No text for the code {code}.");
        return arguments.Length == 0 ? sentence : string.Format(Office, sentence, arguments);
    }

    internal static string? InOfficeIfSaid(string code) => RuleTexts.Find(code, Office);

    internal static string Short(string text) => text.Length <= 30 ? text : text[..29] + "…";

    private static bool IsInvisible(char letter) => letter is '\uFEFF' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\u00AD' or '\u200E' or '\u200F';
}
