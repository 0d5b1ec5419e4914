using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>A live claim as the rule reads it: what somebody set in a field and nobody has replaced.</summary>
public sealed record Answer(string Field, string Value, string? Note = null);

/// <summary>A live entry as the rule reads it: a case was found so many times.</summary>
public sealed record Found(string Code, int Count);

/// <summary>
/// Everything that is known about one item of a card, and what its rule makes of it. The one truth about points: the server judges
/// by it, scoring/rules.js says the same while a tablet is offline, and the vectors of the tests hold the two together.
/// </summary>
public sealed record ItemAnswers(
    ScoringRule Rule, Applies Applies, IReadOnlyDictionary<string, KnownFact> Facts, IReadOnlyList<Answer> Answers, IReadOnlyList<Found> Found)
{
    /// <summary>Raised with every change of meaning: a tablet that knows another one gives no points while it is offline.</summary>
    public const int Meaning = 1;

    /// <summary>Fields with two live claims that differ. Two people who say the same do not contradict each other.</summary>
    public IReadOnlyList<string> Contradictions =>
    [
        .. from answer in Answers
           where answer.Field != AnswerField.Comment
           group answer.Value by answer.Field into said
           where said.Distinct().Count() > 1
           select said.Key,
    ];

    /// <summary>Whether an inspector has said anything that counts. Facts never score by themselves, nor does it that the item applies.</summary>
    public bool Touched => Found.Count > 0 || Answers.Any(answer => answer.Field is not (AnswerField.Comment or AnswerField.Applies));

    /// <summary>Facts first, then what the claims say, then what the entries count.</summary>
    public ItemInput Input
    {
        get
        {
            var input = FactFeed.InputFrom(Rule, Facts);
            foreach (var (index, part) in Rule.Parts.Index())
            {
                input = Answered(Counted(input, part), part, index + 1);
                input = NothingFound(part, index + 1) ? input.NothingFound(index + 1) : input;
            }

            return input;
        }
    }

    public ItemJudgement Judge()
    {
        if (Contradictions.Count > 0)
        {
            return new(ItemState.Contradicted, Explanation.None);
        }

        if (AnswerField.Truth(Said(AnswerField.Applies)) is { } said ? !said : Applies == Applies.No)
        {
            return new(ItemState.NotApplicable, Answers.FirstOrDefault(answer => answer.Field == AnswerField.Applies) is { } claim
                ? Explanation.Of(new ExplanationLine("Scorecards.Why.NotApplicable", Points.Zero, claim.Note ?? ""))
                : Explanation.None);
        }

        if (!Touched)
        {
            return new(ItemState.Unscored, Explanation.None);
        }

        List<ExplanationLine> impossible = [.. Impossible()];
        return impossible.Count > 0 ? new(ItemState.Unscored, Explanation.Of(impossible)) : ItemJudgement.Of(Rule.Evaluate(Input));
    }

    private string? Said(string field) => Answers.FirstOrDefault(answer => answer.Field == field)?.Value;

    // A found fact beats 未发现问题, whichever was said first.
    private bool NothingFound(PartRule part, int number) =>
        Said(AnswerField.None(number)) == AnswerField.Yes && !Found.Any(one => part.Codes.Contains(one.Code));

    private ItemInput Counted(ItemInput input, PartRule part)
    {
        var codes = part is OccurrenceRule or DeductionRule ? part.Codes : part.Zeroes.Select(zero => zero.Code);
        return codes.Aggregate(input, (read, code) => CountOf(code) is { } count ? read.Count(code, count) : read);
    }

    private int? CountOf(string code) => Found.Any(one => one.Code == code)
        ? (int)Math.Min(Found.Where(one => one.Code == code).Sum(one => (long)one.Count), int.MaxValue)
        : (int?)AnswerField.Number(Said(AnswerField.Count(code)));

    private ItemInput Answered(ItemInput input, PartRule part, int number) => part switch
    {
        RatioRule when ShareOf(number, input) is { } said => said.Share > said.Whole ? input with { Ratios = input.Ratios.Remove(number) } : input.Share(number, said.Share, said.Whole),
        LevelRule when Said(AnswerField.Level(number)) is { } level => input.Level(number, level),
        RankRule when AnswerField.Number(Said(AnswerField.Rank(number))) is { } rank and > 0 => input.Rank(number, (int)rank),
        CheckRule { Checks: var checks } => checks.Aggregate(input, (read, check) => AnswerField.Truth(Said(AnswerField.Has(check.Code))) is { } there ? read.Has(check.Code, there) : read),
        _ => input,
    };

    // Two numbers that two people entered, or one beside a fact, may not fit together.
    private IEnumerable<ExplanationLine> Impossible()
    {
        var fed = FactFeed.InputFrom(Rule, Facts);
        return from part in Rule.Parts.Index()
               where part.Item is RatioRule
               let said = ShareOf(part.Index + 1, fed)
               where said?.Share > said?.Whole
               select new ExplanationLine("Schemes.Input.Ratio", Points.Zero, said.Value.Share, said.Value.Whole);
    }

    private (long Share, long Whole)? ShareOf(int part, ItemInput fed)
    {
        var fact = fed.Ratios.GetValueOrDefault(part);
        return ((AnswerField.Number(Said(AnswerField.Share(part))) ?? fact?.Share), AnswerField.Number(Said(AnswerField.Whole(part))) ?? fact?.Whole) is ({ } share, { } whole) ? (share, whole) : null;
    }
}
