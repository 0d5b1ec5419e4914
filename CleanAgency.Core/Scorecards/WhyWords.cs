using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>Why an item has its points, as a document says it: full marks of which nothing was taken are 未发现问题, as on the tablet, and what was taken stands behind what it was taken from.</summary>
public static class WhyWords
{
    public static IReadOnlyList<string> Said(Explanation why) => [.. Sentences(why.Lines)];

    private static IEnumerable<string> Sentences(IReadOnlyList<ExplanationLine> lines)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].Code != "Schemes.Why.Full")
            {
                yield return lines[at].Say();
                continue;
            }

            var taken = lines.Skip(at + 1).TakeWhile(Takes).Select(line => line.Say()).ToList();
            yield return taken.Count == 0
                ? RuleTexts.Say("Scorecards.Why.NoneFound", lines[at].Points.InColumn())
                : RuleTexts.Say("Scorecards.Why.Taken", lines[at].Say(), string.Join(RuleTexts.Say("Schemes.Words.Stop"), taken));
            at += taken.Count;
        }
    }

    private static bool Takes(ExplanationLine line) => line.Code is "Schemes.Why.Floor" || line.Code.StartsWith("Schemes.Why.Taken", StringComparison.Ordinal);
}
