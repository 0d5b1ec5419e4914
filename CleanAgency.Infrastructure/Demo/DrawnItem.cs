using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>What an inspector enters about an item with one stroke: an answer, or something found.</summary>
/// <param name="Field">Of the answer; of something found the code of its case.</param>
/// <param name="Case">The case that explains why it is less than the best: its phrase goes into the comment.</param>
internal sealed record DrawnStroke(string Field, string? Value = null, int Count = 0, string? Case = null)
{
    public bool Found => Count > 0;
}

/// <summary>One way to answer an item, and what the unit loses by it.</summary>
internal sealed record DrawnAnswer(int Loss, int Left, IReadOnlyList<DrawnStroke> Strokes)
{
    public bool Holds(string code) => Strokes.Any(stroke => (stroke.Found ? stroke.Field : stroke.Case) == code);
}

/// <summary>An item of a card with everything that could be found about it. The facts alone may have cost the unit something already.</summary>
internal sealed record DrawnItem(Guid Id, string Code, int Max, bool EvidenceRequired, int LostByFacts, IReadOnlyList<DrawnAnswer> Ways)
{
    private const int MostTimes = 3;

    /// <summary>What nothing found means.</summary>
    public DrawnAnswer Best => Ways[0];

    /// <summary>Null: not for this unit.</summary>
    public static DrawnItem? Of(CardItem item, UnitCircumstances unit)
    {
        if (item.Applies.Judge(unit).Applies != Applies.Yes || Points(item, unit, Clean(item.Rule)) is not { } best)
        {
            return null;
        }

        var max = item.Indicator.Max.Hundredths;
        IEnumerable<DrawnAnswer> worse =
            from strokes in Worse(item.Rule)
            let points = Points(item, unit, strokes)
            where points < best
            select new DrawnAnswer(best - points!.Value, points.Value, strokes);
        return new(item.Id, item.Code, max, item.Indicator.EvidenceRequired, max - best, [new(0, best, Clean(item.Rule)), .. worse]);
    }

    /// <summary>What the facts alone cost a unit at an item that nobody finds fault with.</summary>
    public static int LostTo(UnitCircumstances unit, CardItem item) =>
        item.Applies.Judge(unit).Applies == Applies.Yes && Points(item, unit, Clean(item.Rule)) is { } left ? item.Indicator.Max.Hundredths - left : 0;

    // The product's own reckoning: nothing is said here about what a case costs.
    private static int? Points(CardItem item, UnitCircumstances unit, IReadOnlyList<DrawnStroke> strokes) =>
        new ItemAnswers(
            item.Rule, Applies.Yes, unit.Facts,
            [.. strokes.Where(s => !s.Found).Select(s => new Answer(s.Field, s.Value!))],
            [.. strokes.Where(s => s.Found).Select(s => new Found(s.Field, s.Count))]).Judge().Points?.Hundredths;

    private static List<DrawnStroke> Clean(ScoringRule rule)
    {
        List<DrawnStroke> said = [.. rule.Parts.SelectMany((part, index) => Clean(part, index + 1))];
        // What facts say only counts when somebody has looked at it.
        return said.Count > 0 ? said : [new(AnswerField.Checked, AnswerField.Yes)];
    }

    private static IEnumerable<DrawnStroke> Clean(PartRule part, int number) => part switch
    {
        OccurrenceRule { Occurrences: var cases } when cases.All(one => one.Fact is null) => [new(AnswerField.None(number), AnswerField.Yes)],
        LevelRule { Levels: [var best, ..] } => [new(AnswerField.Level(number), best.Code)],
        CheckRule { Checks: var checks } => checks.Select(check => new DrawnStroke(AnswerField.Has(check.Code), AnswerField.Yes)),
        _ => [],
    };

    private static IEnumerable<IReadOnlyList<DrawnStroke>> Worse(ScoringRule rule) =>
        from part in rule.Parts.Index()
        from strokes in Worse(part.Item, part.Index + 1)
        select (IReadOnlyList<DrawnStroke>)[.. strokes];

    private static IEnumerable<IEnumerable<DrawnStroke>> Worse(PartRule part, int number) => part switch
    {
        OccurrenceRule { Occurrences: var cases } when cases.All(one => one.Fact is null) => Found(cases),
        DeductionRule { Occurrences: var cases } => cases.Select(one => new[] { new DrawnStroke(one.Code, Count: 1) }),
        LevelRule { Levels: var levels } => levels.Skip(1).Select(level => new[] { new DrawnStroke(AnswerField.Level(number), level.Code, Case: level.Code) }),
        CheckRule { Checks: var checks } => checks.Select(missing => checks.Select(check => new DrawnStroke(AnswerField.Has(check.Code), check == missing ? AnswerField.No : AnswerField.Yes, Case: check == missing ? check.Code : null))),
        _ => [],
    };

    // One case up to three times, or two cases once each.
    private static IEnumerable<IEnumerable<DrawnStroke>> Found(IReadOnlyList<OccurrenceCase> cases) =>
    [
        .. from one in cases
           from count in Enumerable.Range(1, Math.Min(one.Times ?? MostTimes, MostTimes))
           select new[] { new DrawnStroke(one.Code, Count: count) },
        .. from pair in cases.Index()
           from other in cases.Skip(pair.Index + 1)
           select new[] { new DrawnStroke(pair.Item.Code, Count: 1), new DrawnStroke(other.Code, Count: 1) },
    ];
}
