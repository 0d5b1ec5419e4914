using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>What holds for the result of every round, whatever its cards say and in whatever order they are read.</summary>
public sealed class RoundPropertyTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static readonly string[] Categories = [District.Party, "经济发展类"];

    private static readonly Arbitrary<(RoundFigures Figures, RoundDecisions Decisions)> Any = Gen.Choose(0, int.MaxValue).Select(seed => AtRandom(new(seed))).ToArbitrary();

    [Fact]
    public void The_order_in_which_units_cards_items_and_extras_are_read_changes_nothing() => Prop.ForAll(Any, round =>
    {
        var other = round.Figures with
        {
            Units = [.. round.Figures.Units.Reverse().Select(unit => unit with
            {
                Cards = [.. unit.Cards.Reverse().Select(card => card with { Extras = [.. card.Extras.Reverse()], Items = card.Items.Reverse().ToDictionary() })],
            })],
        };
        return Said(RoundOutcome.Of(round.Figures, round.Decisions)).SequenceEqual(Said(RoundOutcome.Of(other, round.Decisions)));
    }).Check(Often);

    [Fact]
    public void Every_unit_has_a_rank_and_only_equals_share_it() => Prop.ForAll(Any, round =>
    {
        var outcome = RoundOutcome.Of(round.Figures, round.Decisions);
        return Ranks(outcome.Units, unit => unit.Overall!)
            && outcome.Units.GroupBy(unit => unit.Category).All(category => Ranks([.. category], unit => unit.InCategory!));
    }).Check(Often);

    [Fact]
    public void The_explanation_adds_up_to_the_score_and_that_of_a_card_to_what_it_counts() => Prop.ForAll(Any, round =>
        RoundOutcome.Of(round.Figures, round.Decisions).Units.All(unit => unit.Explanation.Total == unit.Score && unit.Cards.All(card => card.Explanation.Total == card.Final!.Value.Rounded))).Check(Often);

    [Fact]
    public void Its_explanation_can_be_stored_and_said() => Prop.ForAll(Any, round =>
        RoundOutcome.Of(round.Figures, round.Decisions).Units.All(unit => ExplanationJson.Read(ExplanationJson.Write(unit.Explanation)).Say().SequenceEqual(unit.Explanation.Say()))).Check(Often);

    [Fact]
    public void Nobody_has_a_better_grade_than_the_score_gives_and_the_quota_holds_until_the_leaders_deviate() => Prop.ForAll(Any, round =>
    {
        var outcome = RoundOutcome.Of(round.Figures, round.Decisions with { Deviations = RoundDecisions.None.Deviations });
        var grades = round.Figures.Policy.Grades.Select(cut => cut.Grade).ToList();
        return outcome.Units.All(unit => grades.IndexOf(unit.Grade!) >= grades.IndexOf(unit.GradeByScore!))
            && outcome.Categories.All(category => category.Summary.Grades[0].Units <= category.Quota);
    }).Check(Often);

    [Fact]
    public void A_better_rank_among_those_without_a_fault_never_has_the_worse_grade() => Prop.ForAll(Any, round =>
        RoundOutcome.Of(round.Figures, RoundDecisions.None).Units.Where(unit => unit.Sum.ZeroItems.Count == 0 && unit.Sum.Negative.IsZero && !unit.Sum.Vetoes.Any()).GroupBy(unit => unit.Category).All(category =>
            category.OrderBy(unit => unit.RankInCategory).Select(unit => round.Figures.Policy.Grades.ToList().FindIndex(cut => cut.Grade == unit.Grade)).ToList() is var grades && grades.SequenceEqual(grades.Order()))).Check(Often);

    [Fact]
    public void Exact_numbers_reckon_as_fractions_do() => Prop.ForAll(
        Gen.Choose(-5_000, 5_000).Four().Where(four => four.Item2 != 0 && four.Item3 != 0 && four.Item4 != 0).ToArbitrary(), four =>
        {
            var (one, other) = (new Exact(four.Item1, four.Item2), new Exact(four.Item3, four.Item4));
            return one + other - other == one && one * other / other == one && Exact.Parse(one.ToString()) == one && one.Rounded == Points.Round(four.Item1, four.Item2)
                && one.CompareTo(other) == -other.CompareTo(one) && one.CompareTo(other) == ((decimal)four.Item1 / four.Item2).CompareTo((decimal)four.Item3 / four.Item4);
        }).Check(Often);

    private static bool Ranks(IReadOnlyList<UnitOutcome> units, Func<UnitOutcome, Place> of) =>
        units.All(unit => of(unit).Rank == 1 + units.Count(other => of(other).Rank < of(unit).Rank)
            && of(unit).Shared == (units.Count(other => of(other).Rank == of(unit).Rank) > 1)
            && units.All(other => of(other).Rank != of(unit).Rank || other.Score == unit.Score)
            && units.All(other => !(other.Score > unit.Score) || of(other).Rank < of(unit).Rank));

    private static IEnumerable<string> Said(RoundOutcome outcome) =>
        outcome.Units.Select(unit => $"{unit.Code} {unit.Score} {unit.Grade} {unit.RankInCategory} {unit.RankOverall} {ExplanationJson.Write(unit.Explanation)} {string.Join(' ', unit.Flags.Select(flag => flag.Flag))}");

    // Few different scores, so that equals are frequent.
    private static (RoundFigures, RoundDecisions) AtRandom(Random random)
    {
        List<UnitFigures> units = [.. Enumerable.Range(1, random.Next(1, 14)).Select(n => Unit(n, random))];
        var round = District.Round(units) with { Policy = random.Next(3) == 0 ? District.Policy with { Anchor = new() { Count = AnchorCount.FirstGroup } } : District.Policy };
        return (round, new(
            random.Next(2) == 0 ? RoundDecisions.None.Adjustments : new Dictionary<Guid, Points> { [District.Id(1001)] = new(random.Next(-300, 300)) },
            new Dictionary<string, IReadOnlyList<Guid>> { [District.Party] = random.Next(2) == 0 ? [] : [units[random.Next(units.Count)].Id] },
            random.Next(3) == 0 ? new Dictionary<Guid, DecidedGrade> { [units[0].Id] = new("良好", "澄机工发〔2026〕17号", "整改未到位") } : RoundDecisions.None.Deviations));
    }

    private static UnitFigures Unit(int number, Random random)
    {
        var unit = District.Unit(number, Categories[random.Next(2)], [.. Enumerable.Range(1, random.Next(3) == 0 ? 2 : 1).Select(group => Card(group, random))]);
        unit = random.Next(3) == 0 ? unit : unit.Knowing("任务按期销号", random.Next(4), random.Next(2) * 4);
        return random.Next(3) == 0 ? unit : unit.Knowing("评议得分", random.Next(80, 83));
    }

    private static CardFigures Card(int group, Random random)
    {
        var card = District.Card(group, random.Next(4) == 0 ? random.Next(0, 100) : random.Next(88, 96), [.. Enumerable.Range(0, random.Next(3)).Select(_ => Extra(random))]);
        return Enumerable.Range(0, random.Next(4)).Aggregate(card, (one, _) => one.With(District.Scheme.Scheme.Indicators[random.Next(25)].Code, random.Next(3) == 0 ? 0 : null));
    }

    private static AcceptedExtra Extra(Random random)
    {
        var rule = District.Scheme.Scheme.Extras[random.Next(District.Scheme.Scheme.Extras.Count)];
        return District.Extra(rule.Code, $"第{random.Next(3)}件", rule.Kind == ExtraKind.Negative ? random.Next(1, 3) : 1, rule.ZeroesRelated ? ["B1"] : []);
    }
}
