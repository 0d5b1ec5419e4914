using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Core.Results;

/// <summary>What would change a unit's grade.</summary>
public enum SwayKind
{
    /// <summary>It has half a point more.</summary>
    Up,

    /// <summary>It has half a point less.</summary>
    Down,

    /// <summary>Another unit has half a point more, and a place of the best grade goes to it.</summary>
    OtherUp,

    /// <summary>Another unit has half a point less, and leaves a place of the best grade.</summary>
    OtherDown,

    /// <summary>Groups are adjusted where they are not, or not where they are.</summary>
    Calibration,

    /// <summary>One item counts for nobody.</summary>
    Item,
}

/// <param name="By">The code of the item or of the other unit; empty where it is the unit itself.</param>
public sealed record Sway(SwayKind Kind, string By, Points Score, string Grade);

public sealed record SwayedUnit(UnitOutcome Unit, IReadOnlyList<Sway> Sways);

/// <summary>
/// Which grades hang by a thread: the leaders' review list. One thing is changed at a time and everything is graded again, with conditions, quota and vetoes.
/// </summary>
/// <param name="Units">Those with another grade in some case, in their official sequence.</param>
public sealed record Sensitivity(IReadOnlyList<SwayedUnit> Units)
{
    public static readonly Points Shift = Points.Of(0.5m);

    /// <param name="proposed">The adjustments of groups that are on offer while none is decided.</param>
    public static Sensitivity Of(RoundOutcome outcome, IReadOnlyDictionary<Guid, Points>? proposed = null)
    {
        var threads = new Threads(outcome);
        IEnumerable<(Guid Unit, Sway Sway)> sways = [.. threads.Shifted(), .. threads.Calibrated(proposed ?? RoundDecisions.None.Adjustments), .. threads.WithoutItems()];
        var swayed = sways.ToLookup(one => one.Unit, one => one.Sway);
        return new([.. outcome.Units.Where(unit => swayed.Contains(unit.UnitId)).Select(unit => new SwayedUnit(unit, [.. swayed[unit.UnitId]]))]);
    }

    private static readonly bool[] Ways = [true, false];

    private sealed class Threads(RoundOutcome outcome)
    {
        private readonly RoundFigures figures = outcome.Figures;
        private readonly Grading grading = new(outcome.Figures.Scheme, outcome.Figures.Policy, outcome.Decisions);
        private readonly Dictionary<Guid, string?> grades = outcome.Units.ToDictionary(unit => unit.UnitId, unit => unit.Grade);

        public IEnumerable<(Guid, Sway)> Shifted() =>
            from category in outcome.Units.Select(unit => unit.Sum).GroupBy(unit => unit.Unit.Category)
            let units = category.ToList()
            from place in Enumerable.Range(0, units.Count)
            where units[place].Score is not null
            from up in Ways
            from sway in Shifted(category.Key, units, place, up)
            select sway;

        public IEnumerable<(Guid, Sway)> Calibrated(IReadOnlyDictionary<Guid, Points> proposed)
        {
            var other = outcome.Decisions.Adjustments.Values.Any(points => !points.IsZero) ? RoundDecisions.None.Adjustments : proposed;
            return other.Count == 0 && outcome.Decisions.Adjustments.Count == 0 ? [] : Changed([.. figures.Units.Select(unit => UnitScore.Of(figures.Scheme, figures.Policy, unit, other))], SwayKind.Calibration, "");
        }

        public IEnumerable<(Guid, Sway)> WithoutItems() => figures.Scheme.Ordered.SelectMany(item => Changed(
            [.. figures.Units.Select(unit => UnitScore.Of(figures.Scheme, figures.Policy, Without(unit, item.Id), outcome.Decisions.Adjustments))], SwayKind.Item, item.Code));

        // Only who has or reaches the best cut moves others; else a shift within a grade changes nothing.
        private IEnumerable<(Guid, Sway)> Shifted(string category, List<UnitScore> units, int place, bool up)
        {
            var (unit, was) = (units[place], units[place].Score!.Value);
            var now = Points.Max(Points.Zero, up ? was + Shift : was - Shift);
            var best = figures.Policy.Grades[0].Grade;
            if (figures.Policy.GradeOf(now) is var cut && cut == figures.Policy.GradeOf(was) && cut != best)
            {
                return [];
            }

            List<UnitScore> shifted = [.. units];
            shifted[place] = unit with { Score = now };
            return from moved in Changed(category, shifted)
                   let own = moved.Unit == unit.Unit.Id
                   select (moved.Unit, new Sway(own ? up ? SwayKind.Up : SwayKind.Down : up ? SwayKind.OtherUp : SwayKind.OtherDown, own ? "" : unit.Unit.Code, moved.Score, moved.Grade));
        }

        private IEnumerable<(Guid, Sway)> Changed(List<UnitScore> units, SwayKind kind, string cause) =>
            from category in units.GroupBy(unit => unit.Unit.Category)
            from moved in Changed(category.Key, [.. category])
            select (moved.Unit, new Sway(kind, cause, moved.Score, moved.Grade));

        private IEnumerable<(Guid Unit, Points Score, string Grade)> Changed(string category, List<UnitScore> units)
        {
            var after = grading.Of(category, units).Grades;
            return from unit in units
                   where after.ContainsKey(unit.Unit.Id) && grades[unit.Unit.Id] is { } before && before != after[unit.Unit.Id].Grade
                   select (unit.Unit.Id, unit.Score!.Value, after[unit.Unit.Id].Grade);
        }

        private static UnitFigures Without(UnitFigures unit, Guid item) => unit with
        {
            Cards = [.. unit.Cards.Select(card => card with { Items = new Dictionary<Guid, ItemFigure>(card.Items) { [item] = new(ItemState.NotApplicable, null) } })],
        };
    }
}
