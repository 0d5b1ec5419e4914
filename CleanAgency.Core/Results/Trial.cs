using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Core.Results;

/// <summary>What becomes of an item when another scheme is tried on the answers of a round.</summary>
public enum TrialItemKind
{
    /// <summary>Judged anew, by the same code.</summary>
    Judged,

    /// <summary>The round did not ask for it; it is left out and 折算 does the rest.</summary>
    New,

    /// <summary>The round asked for it and the scheme that is tried does not.</summary>
    Gone,

    /// <summary>Its rule is not written yet; left out as a new one is.</summary>
    WithoutRule,
}

/// <param name="Unjudged">On how many cards it applies and the answers of the round do not settle it: there it is left out too.</param>
public sealed record TrialItem(TrialItemKind Kind, string Code, string Name, int Unjudged);

/// <summary>One unit under both schemes.</summary>
public sealed record TrialUnit(UnitOutcome Before, UnitOutcome After)
{
    /// <summary>Null where one of the two has no score.</summary>
    public Points? ScoreBy => After.Score - Before.Score is { } by ? by : null;

    /// <summary>Above zero: it would have come further forward in its category.</summary>
    public int? PlacesUp => Before.RankInCategory - After.RankInCategory;

    public bool GradeMoves => Before.Grade != After.Grade;
}

/// <summary>试评: another scheme, perhaps a draft, on the answers of a round that is finished; how its ranking and its grades would move.</summary>
/// <param name="ExtrasGone">The codes of accepted bonus, negative and veto rules that the scheme that is tried does not have.</param>
public sealed record Trial(RoundOutcome Before, RoundOutcome After, IReadOnlyList<TrialUnit> Units, IReadOnlyList<TrialItem> Items, IReadOnlyList<string> ExtrasGone)
{
    /// <param name="answers">What stands on each card, by card and code of the item.</param>
    public static Trial Of(RoundOutcome before, Scheme tried, IReadOnlyDictionary<(Guid Card, string Item), CardAnswers> answers, IReadOnlyDictionary<Guid, UnitCircumstances> units)
    {
        var round = before.Figures;
        var scheme = new CardScheme(tried, tried.Indicators.Where(item => item.StoredRule is not null).Select(item => new CardItem(item, item.Rule!, item.Applies)).ToDictionary(item => item.Id));
        var asked = round.Scheme.Scheme.Indicators.Select(item => item.Code).ToHashSet();
        var extras = tried.Extras.ToDictionary(rule => (rule.Kind, rule.Code), rule => rule.Id);
        Dictionary<string, int> unjudged = [];
        var figures = round with
        {
            Scheme = scheme,
            Policy = tried.Policy,
            Units = [.. round.Units.Select(unit => unit with { Cards = [.. unit.Cards.Select(card => card with { Items = Judge(card, units[unit.Id]), Extras = Known(card) })] })],
        };
        var after = RoundOutcome.Of(figures, before.Decisions);
        return new(
            before, after, [.. before.Units.Zip(after.Units, (was, now) => new TrialUnit(was, now))],
            [
                .. tried.Indicators.Select(item => new TrialItem(KindOf(item), item.Code, item.Name, unjudged.GetValueOrDefault(item.Code))),
                .. round.Scheme.Scheme.Indicators.Where(item => tried.Indicators.All(other => other.Code != item.Code)).Select(item => new TrialItem(TrialItemKind.Gone, item.Code, item.Name, 0)),
            ],
            [.. round.Cards.SelectMany(card => card.Extras).Where(extra => !extras.ContainsKey((extra.Kind, extra.Code))).Select(extra => extra.Code).Distinct().Order(StringComparer.Ordinal)]);

        TrialItemKind KindOf(Indicator item) => item.StoredRule is null ? TrialItemKind.WithoutRule : asked.Contains(item.Code) ? TrialItemKind.Judged : TrialItemKind.New;

        List<AcceptedExtra> Known(CardFigures card) =>
            [.. card.Extras.Where(extra => extras.ContainsKey((extra.Kind, extra.Code))).Select(extra => extra with { RuleId = extras[(extra.Kind, extra.Code)] })];

        Dictionary<Guid, ItemFigure> Judge(CardFigures card, UnitCircumstances unit) => tried.Indicators.ToDictionary(item => item.Id, item =>
        {
            var judged = KindOf(item) == TrialItemKind.Judged ? answers.GetValueOrDefault((card.Id, item.Code), CardAnswers.None).Judge(scheme.Item(item.Id), unit) : new(ItemState.NotApplicable, Explanation.None);
            if (judged.State is ItemState.Unscored or ItemState.Contradicted)
            {
                unjudged[item.Code] = unjudged.GetValueOrDefault(item.Code) + 1;
                return new ItemFigure(ItemState.NotApplicable, null);
            }

            return new ItemFigure(judged.State, judged.Points);
        });
    }
}

/// <summary>What stands about one item of one card: what was said and what was found.</summary>
public sealed record CardAnswers(IReadOnlyList<Answer> Said, IReadOnlyList<Found> Found)
{
    public static readonly CardAnswers None = new([], []);

    /// <summary>By another rule, which takes of the answers what it understands.</summary>
    public ItemJudgement Judge(CardItem item, UnitCircumstances unit)
    {
        var codes = item.Rule.Parts.SelectMany(part => part.Zeroes.Select(zero => zero.Code).Concat(part.Codes)).ToHashSet();
        return new ItemAnswers(
            item.Rule, item.Applies.Judge(unit).Applies, unit.Facts, [.. Said.Where(answer => AnswerField.Takes(item.Rule, answer.Field, answer.Value))], [.. Found.Where(one => codes.Contains(one.Code))]).Judge();
    }
}
