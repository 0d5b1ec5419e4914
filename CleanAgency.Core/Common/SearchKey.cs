namespace CleanAgency.Core.Common;

/// <summary>
/// One stored line in which a plain "contains" of the database finds a row by a part of its names, its code, its full pinyin
/// or its initials: "区财政局|财政局|u19|qucaizhengju|qczj".
/// </summary>
public static class SearchKey
{
    private const char Wall = '|';

    /// <param name="pinyin">Of the name, as a person corrected it; nothing: as the table reads it.</param>
    public static string Of(string name, string? shortName = null, string? code = null, string? pinyin = null)
    {
        var said = Pinyin.Tidy(string.IsNullOrWhiteSpace(pinyin) ? Pinyin.Of(name) : pinyin);
        List<string> parts = [name, shortName ?? "", code ?? "", said, Pinyin.Initials(said)];
        // 住建局 is no part of 住房和城乡建设局, neither are its initials.
        if (!string.IsNullOrWhiteSpace(shortName) && !Needle(name).Contains(Needle(shortName), StringComparison.Ordinal))
        {
            var brief = Pinyin.Of(shortName);
            parts.AddRange([brief, Pinyin.Initials(brief)]);
        }

        return string.Join(Wall, parts.Select(Needle).Where(part => part.Length > 0).Distinct());
    }

    /// <summary>What a person typed, in the form in which keys are kept: "Cai Zheng" is "caizheng", "Ｕ１９" is "u19".</summary>
    public static string Needle(string typed) => string.Concat(Pinyin.Plain(typed).Where(sign => sign != Wall && !char.IsWhiteSpace(sign)));
}
