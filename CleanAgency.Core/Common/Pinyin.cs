using System.Globalization;
using System.Text;

namespace CleanAgency.Core.Common;

/// <summary>
/// Reads Chinese aloud, one syllable a character, without tones. A character with several readings gets its commonest one
/// (曾 as ceng, 重 as zhong), so what is made here is a proposal that a person may correct.
/// </summary>
public static class Pinyin
{
    private static readonly Lazy<Table> Readings = new(Table.Read);

    /// <summary>"区财政局" is "qu cai zheng ju"; letters and digits stay together as one word, everything else is left out.</summary>
    public static string Of(string text)
    {
        var said = new StringBuilder(text.Length * 4);
        var inWord = false;
        foreach (var sign in Plain(text))
        {
            var syllable = Readings.Value.Of(sign);
            var wordSign = char.IsAsciiLetterOrDigit(sign);
            if (syllable is not null || (wordSign && !inWord))
            {
                said.Append(said.Length > 0 ? " " : "");
            }

            said.Append(syllable ?? (wordSign ? $"{sign}" : ""));

            inWord = wordSign;
        }

        return said.ToString();
    }

    /// <summary>"qu cai zheng ju" is "qczj"; numbers are kept whole.</summary>
    public static string Initials(string pinyin) =>
        string.Concat(Tidy(pinyin).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => char.IsAsciiDigit(word[0]) ? word : word[..1]));

    /// <summary>What a person typed as a correction, in the form in which <see cref="Of"/> writes: small letters, no tones, v for ü.</summary>
    public static string Tidy(string written)
    {
        // By runes, because half a surrogate pair cannot be normalized and would throw.
        var spread = string.Concat(Plain(written).EnumerateRunes()).Normalize(NormalizationForm.FormD).Replace("u\u0308", "v", StringComparison.Ordinal);
        var kept = spread.Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark);
        var words = string.Concat(kept.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }

    // Full-width letters, digits and spaces, as input methods leave them, are meant as the plain ones.
    internal static string Plain(string text) =>
        string.Concat(text.Select(sign => sign is >= '\uFF01' and <= '\uFF5E' ? (char)(sign - '\uFF01' + '!') : sign == '\u3000' ? ' ' : sign)).ToLowerInvariant();

    /// <summary>One number per character of the main block points to its syllable: 64 KB and a few hundred short strings.</summary>
    private sealed class Table(ushort[] syllableOf, List<string> syllables)
    {
        private const char First = '\u3400';

        public string? Of(char sign) => sign >= First && syllableOf[sign - First] is var at and > 0 ? syllables[at] : null;

        public static Table Read()
        {
            var syllableOf = new ushort[char.MaxValue - First + 1];
            List<string> syllables = [""];
            using var file = Embedded.Open("Common.pinyin.tsv");
            while (file.ReadLine() is { } line)
            {
                if (line.IndexOf('\t', StringComparison.Ordinal) is var tab and > 0 && line[0] != '#')
                {
                    syllables.Add(line[..tab]);
                    foreach (var sign in line.AsSpan(tab + 1))
                    {
                        syllableOf[sign - First] = (ushort)(syllables.Count - 1);
                    }
                }
            }

            return new(syllableOf, syllables);
        }
    }
}
