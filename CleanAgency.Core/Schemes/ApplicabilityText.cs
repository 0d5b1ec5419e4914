using System.Buffers;
using System.Globalization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>
/// Reads and prints conditions as people type them: 全部; 标志=窗口; 事实 走访职责>0; 分母 新任谈话>0; 示范点; joined by 或.
/// The words are the office's in every language, because they stand in workbooks. What is printed reads back to the same.
/// </summary>
public static class ApplicabilityText
{
    private const string All = "全部";
    private const string Or = "或";
    private const string Mark = "标志";
    private const string Fact = "事实";
    private const string Whole = "分母";
    private const string Showcase = "示范点";

    // Where the name of a fact ends.
    private static readonly SearchValues<char> Ends = SearchValues.Create(">＞=＝ \u3000");

    private static readonly Dictionary<string, UnitMark> Marks = new(StringComparer.Ordinal)
    {
        ["窗口"] = UnitMark.Window,
        ["审批执法"] = UnitMark.Approval,
        ["下属站所"] = UnitMark.Stations,
        ["资金资源"] = UnitMark.Funds,
    };

    public static string Print(Applicability rule) => rule.AnyOf.Count == 0 ? All : string.Join($" {Or} ", rule.AnyOf.Select(Print));

    public static string Print(ApplicabilityCondition condition) => condition switch
    {
        HasMark has => $"{Mark}={Marks.Single(mark => mark.Value == has.Mark).Key}",
        FactAbove above => $"{Fact} {above.Fact}>{above.Least.ToString(CultureInfo.InvariantCulture)}",
        WholeAbove above => $"{Whole} {above.Fact}>{above.Least.ToString(CultureInfo.InvariantCulture)}",
        HasShowcase => Showcase,
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    /// <summary>A name that can be told from what follows it.</summary>
    internal static bool CanName(string fact) => fact.Length > 0 && !fact.AsSpan().ContainsAny(Ends);

    internal static Applicability Read(string text)
    {
        var at = new Cursor(text);
        if (at.Takes(All))
        {
            return at.AtEnd ? Applicability.Everyone : throw at.Refused("Schemes.Applies.Text.AfterAll");
        }

        var conditions = new List<ApplicabilityCondition>();
        do
        {
            conditions.Add(Condition(at));
        }
        while (at.Takes(Or));
        return at.AtEnd ? Applicability.Any(conditions) : throw at.Refused("Schemes.Applies.Text.Or");
    }

    private static ApplicabilityCondition Condition(Cursor at)
    {
        if (at.Takes(Showcase))
        {
            return new HasShowcase();
        }

        if (at.Takes(Mark))
        {
            return new HasMark(Flag(at));
        }

        var whole = at.Takes(Whole);
        if (!whole && !at.Takes(Fact))
        {
            throw at.Refused("Schemes.Applies.Text.Begin");
        }

        var name = at.Word() is { Length: > 0 } named ? named : throw at.Refused("Schemes.Applies.Text.FactName");
        if (!at.Takes(">") && !at.Takes("＞"))
        {
            throw at.Refused("Schemes.Applies.Text.Above", name);
        }

        var least = at.Number() ?? throw at.Refused("Schemes.Applies.Text.Number", name);
        return whole ? new WholeAbove(name, least) : new FactAbove(name, least);
    }

    private static UnitMark Flag(Cursor at)
    {
        if (!at.Takes("=") && !at.Takes("＝"))
        {
            throw at.Refused("Schemes.Applies.Text.Equals");
        }

        foreach (var (word, mark) in Marks)
        {
            if (at.Takes(word))
            {
                return mark;
            }
        }

        throw at.Refused("Schemes.Applies.Text.Mark", string.Join('、', Marks.Keys));
    }

    /// <summary>A place in the text. Blanks of either width never matter.</summary>
    private sealed class Cursor(string text)
    {
        private int place;

        public bool AtEnd => Skip().place == text.Length;

        public bool Takes(string word)
        {
            Skip();
            if (!text.AsSpan(place).StartsWith(word, StringComparison.Ordinal))
            {
                return false;
            }

            place += word.Length;
            return true;
        }

        public string Word()
        {
            Skip();
            var length = text.AsSpan(place).IndexOfAny(Ends);
            var word = text.Substring(place, length < 0 ? text.Length - place : length);
            place += word.Length;
            return word;
        }

        public long? Number()
        {
            Skip();
            var digits = text[place..].TakeWhile(char.IsAsciiDigit).Count();
            var read = long.TryParse(text.AsSpan(place, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            place += read ? digits : 0;
            return read ? number : null;
        }

        /// <summary>The sentence names the place (counted from 1) and what stands there.</summary>
        public RuleBroken Refused(string code, params object[] more)
        {
            Skip();
            var there = place == text.Length ? new TextCode("Schemes.Applies.Text.End") : (object)text[place..Math.Min(text.Length, place + 10)];
            return new(code, [place + 1, there, .. more]);
        }

        private Cursor Skip()
        {
            while (place < text.Length && char.IsWhiteSpace(text[place]))
            {
                place++;
            }

            return this;
        }
    }
}
