using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Results;

/// <summary>What makes people look at a unit again before they decide.</summary>
public enum OutcomeFlag
{
    /// <summary>It has no score, and the explanation says why.</summary>
    NoScore,

    /// <summary>Its two groups lie further apart than the policy takes without a look.</summary>
    GroupsDiffer,

    /// <summary>Both of its groups have proposed the same of the negative list, each in its own words: perhaps one fact.</summary>
    ExtrasTwice,

    /// <summary>So little applies to it that 折算 magnifies what was found.</summary>
    LittleApplies,

    /// <summary>A locked card has an item without points, which counts nothing.</summary>
    Unscored,

    /// <summary>Equals across the quota line.</summary>
    QuotaWaits,
    Vetoed,

    /// <summary>The leaders decided for another grade than the one that came out.</summary>
    Deviates,
}

public sealed record FlagRaised(OutcomeFlag Flag, TextCode Why);

/// <summary>One unit's result with everything it was made of.</summary>
/// <param name="Sum">Its cards, added up.</param>
/// <param name="Grading">Null without a score.</param>
public sealed record UnitOutcome(UnitScore Sum, UnitGrade? Grading, Place? InCategory, Place? Overall, IReadOnlyList<FlagRaised> Flags)
{
    public Guid UnitId => Sum.Unit.Id;

    public string Code => Sum.Unit.Code;

    public string Name => Sum.Unit.Name;

    public int Sequence => Sum.Unit.Sequence;

    public string Category => Sum.Unit.Category;

    public IReadOnlyList<CardSum> Cards => Sum.Cards;

    /// <summary>The first one first.</summary>
    public IReadOnlyList<string> Groups => [.. Cards.Select(card => card.Card.Group)];

    public Points? Score => Sum.Score;

    public Exact? Exact => Sum.Exact;

    /// <summary>Without any adjustment.</summary>
    public Points? Raw => Sum.Raw;

    public Points? Adjustment => Score is { } score && Raw is { } raw ? score - raw : null;

    public string? Grade => Grading?.Grade;

    public string? GradeByScore => Grading?.ByScore;

    public int? RankInCategory => InCategory?.Rank;

    public int? RankOverall => Overall?.Rank;

    public bool SharedRank => InCategory is { Shared: true };

    /// <summary>Every step from the items to the rank. The points of its lines add up to the score.</summary>
    public Explanation Explanation => OutcomeSteps.Of(this);

    public bool Has(OutcomeFlag flag) => Flags.Any(raised => raised.Flag == flag);
}

/// <summary>A category, or the whole round where the name is empty.</summary>
/// <param name="Average">Of the published scores; null of nothing.</param>
/// <param name="Grades">How many units have each grade, from the best to the worst.</param>
public sealed record OutcomeSummary(string Name, int Units, Points? Average, Points? Highest, Points? Lowest, IReadOnlyList<GradeCount> Grades)
{
    internal static OutcomeSummary Of(string name, IReadOnlyList<UnitOutcome> units, IEnumerable<string> grades)
    {
        List<Points> scores = [.. units.Select(unit => unit.Score).OfType<Points>()];
        return new(
            name, units.Count, scores.Mean(Exact.Of)?.Rounded, scores.Count == 0 ? null : scores.Max(), scores.Count == 0 ? null : scores.Min(),
            [.. grades.Select(grade => new GradeCount(grade, units.Count(unit => unit.Grade == grade)))]);
    }
}

public sealed record GradeCount(string Grade, int Units);

/// <param name="Quota">How many units of it may have the best grade.</param>
/// <param name="Candidates">How many ask for one of these places.</param>
/// <param name="Waiting">Equals across the quota line, also after the leaders have decided.</param>
public sealed record CategoryOutcome(OutcomeSummary Summary, int Quota, int Candidates, Waiting? Waiting, bool Decided)
{
    public string Name => Summary.Name;
}

/// <summary>The result of a round: the one truth for pages, workbooks, reviews and what is frozen.</summary>
/// <param name="Units">In their official sequence.</param>
/// <param name="Categories">In the order of their first units.</param>
public sealed record RoundOutcome(RoundFigures Figures, RoundDecisions Decisions, IReadOnlyList<UnitOutcome> Units, IReadOnlyList<CategoryOutcome> Categories, OutcomeSummary Whole)
{
    public static RoundOutcome Of(RoundFigures figures, RoundDecisions decisions)
    {
        var (scheme, policy) = (figures.Scheme, figures.Policy);
        List<UnitScore> scores = [.. figures.Units.OrderBy(unit => unit.Sequence).ThenBy(unit => unit.Code, StringComparer.Ordinal).Select(unit => UnitScore.Of(scheme, policy, unit, decisions.Adjustments))];
        var overall = new Ranking(scheme, policy).Of(scores);
        var grading = new Grading(scheme, policy, decisions);
        var categories = scores.GroupBy(score => score.Unit.Category).Select(category => (Name: category.Key, Graded: grading.Of(category.Key, [.. category]))).ToList();
        var graded = categories.ToDictionary(category => category.Name, category => category.Graded);
        List<UnitOutcome> units = [.. scores.Select(score => Of(score, graded[score.Unit.Category], overall, policy))];
        List<string> grades = [.. policy.Grades.Select(cut => cut.Grade)];
        return new(
            figures, decisions, units,
            [.. categories.Select(category => new CategoryOutcome(
                OutcomeSummary.Of(category.Name, [.. units.Where(unit => unit.Category == category.Name)], grades), category.Graded.Quota, category.Graded.Candidates, category.Graded.Waiting, category.Graded.Decided))],
            OutcomeSummary.Of("", units, grades));
    }

    private static UnitOutcome Of(UnitScore score, CategoryGrades category, IReadOnlyDictionary<Guid, Place> overall, RoundPolicy policy)
    {
        var grade = category.Grades.GetValueOrDefault(score.Unit.Id);
        return new(score, grade, category.Places.GetValueOrDefault(score.Unit.Id), overall.GetValueOrDefault(score.Unit.Id), [.. OutcomeFlags.Of(score, grade, category, policy)]);
    }
}
