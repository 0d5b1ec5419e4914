using System.Text.RegularExpressions;
using static CleanAgency.Core.Schemes.BurdenWords;

namespace CleanAgency.Core.Schemes;

/// <summary>
/// A clause: what is looked at up to the effect it has (无活动照片，每次扣1分), in pieces between commas. A piece may forbid what it names;
/// the effect says whether the thing is wanted (added for, or deducted for lacking) or unwanted (deducted for demanding it).
/// </summary>
internal sealed class BurdenClause(IReadOnlyList<string> pieces)
{
    private readonly string text = string.Join('，', pieces);

    public static IEnumerable<BurdenClause> In(string sentence)
    {
        var open = new List<string>();
        foreach (var piece in sentence.Split(['，', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            open.Add(piece);
            if (Effect.IsMatch(piece))
            {
                yield return new([.. open]);
                open.Clear();
            }
        }

        if (open.Count > 0)
        {
            yield return new(open);
        }
    }

    public IEnumerable<BurdenHit> Hits()
    {
        foreach (var (topic, words) in Forbidden)
        {
            if (First(words, _ => IsUnwanted(topic)) is { } word)
            {
                yield return new(text, word, topic);
            }
        }

        // Frequency needs both: what is held, and how often.
        if (FrequencyMark.IsMatch(text) && First(FrequencyOf, _ => false) is { } held)
        {
            yield return new(text, held, BurdenTopic.Frequency);
        }
    }

    private bool Takes => Deducts.IsMatch(text) && !Gains.IsMatch(text);

    private bool Lacks => Lack.IsMatch(text);

    private string? First(Regex words, Func<Match, bool> excused)
    {
        var scope = false;
        foreach (var piece in pieces)
        {
            scope |= Scope.IsMatch(piece);
            foreach (var match in words.Matches(piece).Where(match => !scope && !IsForbidden(piece, match) && !excused(match)))
            {
                return match.Value;
            }

            scope &= !ScopeEnd.IsMatch(piece);
        }

        return null;
    }

    private bool IsForbidden(string piece, Match match)
    {
        var (before, after) = (piece[..match.Index], piece[(match.Index + match.Length)..]);
        return Forbids.Matches(before).Any(forbids => !Lack.IsMatch(before[(forbids.Index + forbids.Length)..]))
            || (ForbidsAfter.IsMatch(after) && !Lack.IsMatch(Forbids.Replace(before, "")) && !Lack.IsMatch(UpTo(ForbidsAfter, after)))
            || NeverDeducts.IsMatch(text)
            || (Nothing.IsMatch(pieces[^1]) && !Lacks);
    }

    private bool IsUnwanted(BurdenTopic topic) =>
        (Instead.IsMatch(text) && !Gains.IsMatch(text))
        || (topic == BurdenTopic.Photos && OwnPhoto.IsMatch(text))
        || (Takes && topic == BurdenTopic.Publicity && BadPress.IsMatch(text))
        || (Takes && topic == BurdenTopic.Instruction && CarriedOut.IsMatch(text))
        || (Takes && !Lacks && Demands.IsMatch(text));

    private static string UpTo(Regex end, string text) => text[..end.Match(text).Index];
}
