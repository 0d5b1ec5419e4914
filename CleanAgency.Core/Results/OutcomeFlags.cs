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

        if (score.Vetoes.Select(veto => veto.Code).Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } vetoes)
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

        // One of the two may have said in other words what the other has said.
        if (first.Card.Extras.Where(extra => extra.Kind == ExtraKind.Negative && second.Card.Extras.Any(twin => twin.RuleId == extra.RuleId && twin.Fact != extra.Fact)).Select(extra => extra.Code).Distinct().ToList() is { Count: > 0 } twice)
        {
            yield return new(OutcomeFlag.ExtrasTwice, new("Results.Flag.ExtrasTwice", first.Card.Group, second.Card.Group, string.Join(' ', twice)));
        }
    }
}
