using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Core.Results;

internal static class OutcomeFlags
{
    public static IEnumerable<FlagRaised> Of(UnitScore score, UnitGrade? grade, CategoryGrades category, RoundPolicy policy)
    {
        if (score.Missing is { } missing)
        {
            yield return new(OutcomeFlag.NoScore, missing);
        }

        foreach (var flag in score.Cards.Where(card => card.Card.Locked).SelectMany(card => Of(card, policy)).Concat(Between(score.Cards, policy)))
        {
            yield return flag;
        }

        if (category is { Waiting: { } waiting, Decided: false } && waiting.UnitIds.Contains(score.Unit.Id))
        {
            yield return new(OutcomeFlag.QuotaWaits, new("Results.Flag.QuotaWaits", waiting.UnitIds.Count, waiting.Free));
        }

        if (score.Cards.SelectMany(card => card.Vetoes).Select(veto => veto.Code).Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } vetoes)
        {
            yield return new(OutcomeFlag.Vetoed, new("Results.Flag.Vetoed", string.Join(' ', vetoes)));
        }

        if (grade?.Why.FirstOrDefault(line => line.Code == Grading.Deviation) is not null)
        {
            yield return new(OutcomeFlag.Deviates, new("Results.Flag.Deviates", grade.Grade));
        }
    }

    private static IEnumerable<FlagRaised> Of(CardSum card, RoundPolicy policy)
    {
        if (card.ApplicableMax < policy.NotApplicable.ReviewBelowApplicable)
        {
            yield return new(OutcomeFlag.LittleApplies, new("Results.Flag.LittleApplies", card.Card.Group, card.ApplicableMax, policy.NotApplicable.ReviewBelowApplicable));
        }

        if (card.Items.Where(item => item.State is ItemState.Unscored or ItemState.Contradicted).Select(item => item.Item.Code).ToList() is { Count: > 0 } open)
        {
            yield return new(OutcomeFlag.Unscored, new("Results.Flag.Unscored", card.Card.Group, string.Join(' ', open)));
        }
    }

    private static IEnumerable<FlagRaised> Between(IReadOnlyList<CardSum> cards, RoundPolicy policy)
    {
        if (cards is not [{ Raw: { } one, Card.Locked: true } first, { Raw: { } other, Card.Locked: true } second, ..])
        {
            yield break;
        }

        var apart = one > other ? one - other : other - one;
        if (apart > Exact.Of(policy.Anchor.ReviewIfDifferenceOver))
        {
            yield return new(OutcomeFlag.GroupsDiffer, new("Results.Flag.GroupsDiffer", first.Card.Group, second.Card.Group, apart.Rounded, policy.Anchor.ReviewIfDifferenceOver));
        }

        if (!Extras(first).SetEquals(Extras(second)))
        {
            yield return new(OutcomeFlag.ExtrasDiffer, new("Results.Flag.ExtrasDiffer", first.Card.Group, second.Card.Group));
        }
    }

    private static HashSet<(Guid, int)> Extras(CardSum card) =>
        [.. card.Card.Extras.Where(extra => extra.Kind != ExtraKind.Veto).GroupBy(extra => extra.RuleId).Select(rule => (rule.Key, rule.Sum(extra => extra.Count)))];
}
