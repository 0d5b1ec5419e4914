using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>Who taps, and when it arrives.</summary>
internal sealed record Hand(Guid Id, string Name, DateTime At);

/// <summary>
/// One item of a card while a stroke is laid on it: what stands, what the stroke adds, replaces or contradicts, and what the rule
/// makes of it then. Whatever order strokes of several people arrive in, nothing that was entered is lost.
/// </summary>
internal sealed class OpenItem(ItemScore score, CardItem item, UnitCircumstances unit, IEnumerable<Claim> standing, IEnumerable<Occurrence> entries, Hand hand)
{
    private readonly List<Claim> claims = [.. standing];
    private readonly List<Occurrence> found = [.. entries];

    private IEnumerable<Claim> Live => claims.Where(c => c.EndedBy is null);

    private IEnumerable<Occurrence> Standing => found.Where(o => o.WithdrawnAt is null);

    private ItemJudgement Judgement => new ItemAnswers(
        item.Rule, item.Applies.Judge(unit).Applies, unit.Facts,
        [.. Live.Select(c => new Answer(c.Field, c.Value!, c.Note))], [.. Standing.Select(o => new Found(o.Code, o.Count))]).Judge();

    public (Claim Claim, Contradiction? Contradiction) Set(SetAnswer tap)
    {
        if (tap.Value is { } value && !AnswerField.Takes(item.Rule, tap.Field, value))
        {
            throw new RuleBroken("Scorecards.NoSuchAnswer", item.Code, tap.Field, value);
        }

        var claim = new Claim(tap, score.NextStroke(hand.At), hand);
        var rivals = Live.Where(c => c.Field == claim.Field && (claim.Field != AnswerField.Comment || c.By == hand.Id)).ToList();
        foreach (var replaced in rivals.Where(c => c.By == hand.Id || c.Number <= tap.Seen.Version || c.Id == tap.Seen.Command || c.Value == claim.Value))
        {
            replaced.End(claim.Number);
        }

        claims.Add(claim);
        return (claim, Against(claim, rivals.FirstOrDefault(c => c.EndedBy is null)));
    }

    public Occurrence Add(AddOccurrence tap)
    {
        var fact = tap.Found.Checked();
        var none = AnswerField.NoneBeside(item.Rule, fact.Code) ?? throw new RuleBroken("Scorecards.NoSuchCase", item.Code, fact.Code);
        var entry = new Occurrence(tap, fact, score.NextStroke(hand.At), hand);
        found.Add(entry);
        foreach (var mark in Live.Where(c => c.Field == none))
        {
            mark.End(entry.Number);
        }

        return entry;
    }

    public Occurrence Entry(Guid id) => found.SingleOrDefault(o => o.Id == id) ?? throw new RuleBroken("Common.Gone");

    public Finding Raise(RaiseFinding tap)
    {
        var content = tap.Content.Checked();
        var finding = new Finding(tap, content, hand);
        if (content.Entry is { } cause)
        {
            // Whoever raised it may not have known that the entry was gone: it comes out as if he had been first.
            finding.FallWith(Entry(cause));
        }

        score.NextStroke(hand.At);
        return finding;
    }

    /// <param name="there">Those of its files that have come, and that this person may see.</param>
    public AttachedFile Attach(AttachFile tap, IReadOnlyDictionary<string, EvidenceContent> there)
    {
        var file = tap.File.Checked();
        if (file.Entry is { } entry)
        {
            _ = Entry(entry);
        }

        if (!file.Hashes.All(there.ContainsKey))
        {
            throw new RuleBroken(AttachFile.NotHere);
        }

        score.NextStroke(hand.At);
        return new(tap, file, there[file.Hash], hand);
    }

    /// <param name="raised">From it: of what was not found after all the unit has nothing to put right.</param>
    public void Withdraw(Occurrence entry, string why, IEnumerable<Finding> raised)
    {
        Withdraw(entry, why);
        foreach (var finding in raised)
        {
            finding.FallWith(entry);
        }
    }

    public void Withdraw(CardEntry entry, string why)
    {
        entry.Withdraw(why, hand);
        score.NextStroke(hand.At);
    }

    /// <summary>Something about the item that its rule does not read.</summary>
    public T Note<T>(Func<int, Hand, T> make) => make(score.NextStroke(hand.At), hand);

    public TapAnswer Judged(Contradiction? contradiction = null)
    {
        score.Judge(Judgement);
        return new(score.Strokes, score.State, score.Points?.Hundredths, contradiction);
    }

    /// <summary>The unit's facts have changed under it. What comes out as before is left alone.</summary>
    public void JudgeAgain()
    {
        if (!score.Says(Judgement))
        {
            score.NextStroke(hand.At);
            score.Judge(Judgement);
        }
    }

    private Contradiction? Against(Claim claim, Claim? rival)
    {
        if (claim.Value is null)
        {
            // Taken back: the field is left to whoever else has set it.
            claim.End(claim.Number);
            return null;
        }

        if (Standing.FirstOrDefault(o => AnswerField.NoneBeside(item.Rule, o.Code) == claim.Field) is { } fact)
        {
            // Something found beats nothing found, whichever came first.
            claim.End(claim.Number);
            return new(claim.Field, fact.Fact, claim.Value, fact.ByName, fact.At);
        }

        return rival is null ? null : new(claim.Field, rival.Value, claim.Value, rival.ByName, rival.At);
    }
}
