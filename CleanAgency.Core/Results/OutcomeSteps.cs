using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Core.Results;

/// <summary>
/// The steps of a unit's result as lines. Between exact steps a line has what its step changes of the rounded sum, so that the lines add up to the
/// published score although nothing but the end was rounded.
/// </summary>
internal sealed class OutcomeSteps
{
    private readonly List<ExplanationLine> lines = [];
    private Exact sum;

    private OutcomeSteps()
    {
    }

    public static Explanation Of(UnitOutcome unit)
    {
        var steps = new OutcomeSteps();
        if (unit.Sum.Missing is { } missing)
        {
            return Explanation.Of(new ExplanationLine(missing.Code, Points.Zero, [.. missing.Arguments.Select(argument => argument!)]));
        }

        foreach (var card in unit.Sum.Counted)
        {
            steps.Add(card);
        }

        steps.Mean(unit.Sum);
        steps.Compose(unit.Sum);
        steps.Say("Results.Why.Rounded", unit.Exact!.Value.Shown, unit.Score!.Value);
        steps.lines.AddRange(unit.Grading!.Why);
        steps.Rank("Results.Why.RankInCategory", unit.InCategory!, unit.Category);
        steps.Rank("Results.Why.RankOverall", unit.Overall!);
        return Explanation.Of(steps.lines);
    }

    /// <summary>One card by itself: its lines add up to what it counts.</summary>
    public static Explanation Of(CardSum card)
    {
        var steps = new OutcomeSteps();
        steps.Add(card);
        return Explanation.Of(steps.lines);
    }

    private void Add(CardSum card)
    {
        var before = sum;
        Say("Results.Why.Card", card.Card.Group);
        foreach (var item in card.Items)
        {
            Item(item);
        }

        if (card.Scaled is not { } scaled)
        {
            Say("Results.Missing.NothingApplies", card.Card.Group);
            return;
        }

        // Said also where everything applies and it changes nothing: whoever reads on begins from here.
        By(before + scaled - sum, "Results.Why.Scaled", card.Earned, card.ApplicableMax, card.Total, scaled.Shown);
        Beside(card.Beside.Bonus);
        Beside(card.Beside.Negative);
        To(before + card.Raw!.Value, "Results.Why.Floor");
        To(before + card.Final!.Value, "Results.Why.Adjusted", card.Card.Group, card.Adjustment);
        Say("Results.Why.CardSum", card.Card.Group, card.Final.Value.Shown);
    }

    private void Item(ItemSum item)
    {
        var (code, name, max) = (item.Item.Code, item.Item.Name, item.Item.Max);
        switch (item)
        {
            case { State: ItemState.NotApplicable }:
                Say("Results.Why.ItemNotApplicable", code, name);
                break;
            case { Raw: null }:
                Say("Results.Why.ItemUnscored", code, name);
                break;
            case { ZeroedBy: { } by }:
                Say("Results.Why.ItemZeroed", code, name, item.Raw, by, max);
                break;
            default:
                By(Exact.Of(item.Counted), "Results.Why.Item", code, name, item.Counted, max);
                break;
        }
    }

    private void Beside(Explanation extras)
    {
        foreach (var line in extras.Lines)
        {
            By(Exact.Of(line.Points), line.Code, [.. line.Arguments]);
        }
    }

    private void Mean(UnitScore unit)
    {
        if (unit.Counted is [{ Final: { } one }, { Final: { } other }, ..])
        {
            To(sum / Exact.Of(unit.Counted.Count), "Results.Why.Mean", one.Shown, other.Shown, (sum / Exact.Of(unit.Counted.Count)).Shown);
        }
        else if (unit.Cards.Count > unit.Counted.Count)
        {
            Say("Results.Why.FirstGroup", unit.Counted[0].Card.Group);
        }
    }

    private void Compose(UnitScore unit)
    {
        if (unit.Parts is [{ Percent: 100 }])
        {
            return;
        }

        foreach (var (place, part) in unit.Parts.Index())
        {
            // The first part takes the place of what stood before it.
            var counts = part.Value!.Value * new Exact(part.Percent, 100);
            By(place == 0 ? counts - sum : counts, "Results.Why.Part", part.Name, part.Value.Value.Shown, part.Percent, counts.Shown);
        }
    }

    private void Rank(string code, Place place, params IReadOnlyList<object> arguments)
    {
        foreach (var tie in place.Asked)
        {
            Say(tie.Value is null ? "Results.Why.TieNoData" : "Results.Why.TieAsked", new TieCell().Say(tie.By), tie.Value?.Shown ?? "");
        }

        Say(place.Shared ? $"{code}Shared" : code, [place.Rank, .. arguments]);
    }

    private void By(Exact change, string code, params IReadOnlyList<object> arguments)
    {
        var before = sum;
        sum += change;
        lines.Add(new(code, sum.Rounded - before.Rounded, arguments));
    }

    // A step that changes nothing is none.
    private void To(Exact next, string code, params IReadOnlyList<object> arguments)
    {
        if (next != sum)
        {
            By(next - sum, code, arguments);
        }
    }

    private void Say(string code, params IReadOnlyList<object> arguments) => lines.Add(new(code, Points.Zero, arguments));
}
